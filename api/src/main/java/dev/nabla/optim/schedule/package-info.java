/** Learning-rate schedules: PyTorch's {@code torch.optim.lr_scheduler}. */
@NullMarked
package dev.nabla.optim.schedule;

import org.jspecify.annotations.NullMarked;
