/** Worker threads that the kernels share. */
@NullMarked
package dev.nabla.backend.pure.thread;

import org.jspecify.annotations.NullMarked;
