/** First weights: PyTorch's {@code torch.nn.init}. */
@NullMarked
package dev.nabla.nn.init;

import org.jspecify.annotations.NullMarked;
