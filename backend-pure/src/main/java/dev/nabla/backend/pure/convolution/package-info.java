/** Convolution as products of places and packed weights, and what else slides over images. */
@NullMarked
package dev.nabla.backend.pure.convolution;

import org.jspecify.annotations.NullMarked;
