/** Tensors, their shapes and dtypes, random streams and scopes: what every program names. */
@NullMarked
package dev.nabla.tensor;

import org.jspecify.annotations.NullMarked;
