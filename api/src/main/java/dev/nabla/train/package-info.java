/** What stands around the loop: a trainer, metrics, callbacks and checkpoints. */
@NullMarked
package dev.nabla.train;

import org.jspecify.annotations.NullMarked;
