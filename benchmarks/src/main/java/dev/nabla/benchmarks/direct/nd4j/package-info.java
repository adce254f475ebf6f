/** The workloads on ND4J's own interfaces, as its user would write them. */
@NullMarked
package dev.nabla.benchmarks.direct.nd4j;

import org.jspecify.annotations.NullMarked;
