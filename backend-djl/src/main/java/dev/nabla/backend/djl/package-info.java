/**
 * The backend over DJL and PyTorch's native library: every kernel is a call or two of {@code
 * NDArray}, and no gradient is DJL's.
 */
@NullMarked
package dev.nabla.backend.djl;

import org.jspecify.annotations.NullMarked;
