/** Runs a workload on two sides in turns, compares the results, and reports. */
@NullMarked
package dev.nabla.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
