package dev.nabla.backend;

import dev.nabla.loss.Loss;
import dev.nabla.loss.MseLoss;

/** Losses with PyTorch's defaults; the classes themselves take weights, reductions and the like. */
public interface LossFactory {
  /** {@code mean((prediction - target)^2)}: see {@link MseLoss}. */
  default Loss mseLoss() {
    return new MseLoss();
  }
}
