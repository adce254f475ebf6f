/** The workloads under JMH, on Nabla alone: {@code benchmarks/run jmh}. */
@NullMarked
package dev.nabla.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
