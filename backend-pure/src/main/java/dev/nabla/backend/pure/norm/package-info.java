/** Normalisation of rows. */
@NullMarked
package dev.nabla.backend.pure.norm;

import org.jspecify.annotations.NullMarked;
