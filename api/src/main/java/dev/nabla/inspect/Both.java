package dev.nabla.inspect;

/**
 * One value on two backends.
 *
 * @param <A> the first's arrays
 * @param <B> the second's
 */
record Both<A, B>(A first, B second) {}
