package dev.nabla.functional;

import dev.nabla.tensor.Tensor;

/**
 * What a batch says of each channel.
 *
 * @param mean {@code [C]}
 * @param variance {@code [C]}, unbiased: by the number of values less 1
 */
public record BatchMoments(Tensor mean, Tensor variance) {}
