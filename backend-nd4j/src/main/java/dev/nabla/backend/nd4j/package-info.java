/** A backend over ND4J: its kernels work on {@code INDArray}s and release their memory by hand. */
@NullMarked
package dev.nabla.backend.nd4j;

import org.jspecify.annotations.NullMarked;
