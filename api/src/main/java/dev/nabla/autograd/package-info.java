/**
 * The one tape: each operation recorded with its gradient, walked back once.
 *
 * <p>Programs use {@link dev.nabla.autograd.Function}, {@link dev.nabla.autograd.GradCheck}, {@link
 * dev.nabla.autograd.Derivatives} and {@link dev.nabla.autograd.Graph}; the rest is behind {@code
 * Tensor} and {@code Backend}.
 */
@NullMarked
package dev.nabla.autograd;

import org.jspecify.annotations.NullMarked;
