/**
 * Loops that are compiled for one expression while the program runs: {@link
 * dev.nabla.backend.pure.jit.Jit} finds the one of a {@link dev.nabla.backend.pure.jit.Formula}.
 */
@NullMarked
package dev.nabla.backend.pure.jit;

import org.jspecify.annotations.NullMarked;
