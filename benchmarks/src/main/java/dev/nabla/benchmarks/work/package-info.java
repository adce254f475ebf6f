/** The workloads, written on {@code api} alone. */
@NullMarked
package dev.nabla.benchmarks.work;

import org.jspecify.annotations.NullMarked;
