/** Losses. */
@NullMarked
package dev.nabla.loss;

import org.jspecify.annotations.NullMarked;
