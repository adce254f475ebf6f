/**
 * The loops over Java arrays, one for each operation and dtype, and {@link
 * dev.nabla.backend.pure.loop.Loops}, which finds them.
 */
@NullMarked
package dev.nabla.backend.pure.loop;

import org.jspecify.annotations.NullMarked;
