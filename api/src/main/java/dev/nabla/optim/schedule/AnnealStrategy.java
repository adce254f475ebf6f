package dev.nabla.optim.schedule;

/** How a number goes from one value to another. */
public enum AnnealStrategy {
  /** Along half a wave of the cosine: slowly at both ends. */
  COS,
  /** Along a line. */
  LINEAR;

  /** The value at {@code share} of the way. */
  double between(double start, double end, double share) {
    return switch (this) {
      case COS -> end + (start - end) / 2 * (Math.cos(Math.PI * share) + 1);
      case LINEAR -> (end - start) * Math.min(share, 1) + start; // PyTorch goes on, below 0
    };
  }

  /** How much of the end there is at {@code share} of the way. */
  double weight(double share) {
    return switch (this) {
      case COS -> (1 - Math.cos(Math.PI * share)) / 2;
      case LINEAR -> share;
    };
  }
}
