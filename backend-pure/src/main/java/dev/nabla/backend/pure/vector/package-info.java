/**
 * Loops and micro-kernels with the optional Vector API: named by reflection only, so that nothing
 * links them where it is missing.
 */
@NullMarked
package dev.nabla.backend.pure.vector;

import org.jspecify.annotations.NullMarked;
