/** The workloads on DJL's own interfaces, as its user would write them. */
@NullMarked
package dev.nabla.benchmarks.direct.djl;

import org.jspecify.annotations.NullMarked;
