/** Optimizers. */
@NullMarked
package dev.nabla.optim;

import org.jspecify.annotations.NullMarked;
