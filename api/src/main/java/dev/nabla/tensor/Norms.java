package dev.nabla.tensor;

/** {@code (sum |x|^p)^(1/p)}, its limits, and roots whose gradient at 0 is 0. */
final class Norms {
  private Norms() {}

  static Tensor norm(Tensor x, double p, Axes folded, int... axes) {
    if (p == 0) {
      return x.ne(0).to(x.dtype()).sum(folded, axes);
    } else if (p == 1) {
      return x.abs().sum(folded, axes);
    } else if (p == 2) {
      return rootOrZero(x.square().sum(folded, axes));
    } else if (Double.isInfinite(p)) {
      return p > 0 ? x.abs().amax(folded, axes) : x.abs().amin(folded, axes);
    }
    return general(x, p, folded, axes);
  }

  private static Tensor general(Tensor x, double p, Axes folded, int... axes) {
    Tensor powers = p < 2 ? powerOrZero(x.abs(), p) : x.abs().pow(p);
    Tensor sum = powers.sum(folded, axes);
    return p < 1 ? sum.pow(1 / p) : powerOrZero(sum, 1 / p);
  }

  /** {@code x^p}, kept from its infinite slope at 0: gradient 0 there. */
  private static Tensor powerOrZero(Tensor x, double p) {
    Tensor zero = x.eq(0);
    return x.maskedFill(zero, 1).pow(p).maskedFill(zero, Math.pow(0, p));
  }

  /** {@code sqrt(x)}; gradient 0 at 0. */
  static Tensor rootOrZero(Tensor x) {
    Tensor zero = x.eq(0);
    return x.maskedFill(zero, 1).sqrt().maskedFill(zero, 0);
  }
}
