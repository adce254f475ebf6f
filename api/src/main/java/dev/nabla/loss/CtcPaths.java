package dev.nabla.loss;

import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;

/**
 * The forward recursion over all paths of a batch: {@code alpha[t, s] = ln(e^alpha[t-1, s] +
 * e^alpha[t-1, s-1] + e^alpha[t-1, s-2]) + logs[t, class of s]}, the last term only where a blank
 * may be passed over.
 *
 * @param logs {@code [T, N, C]}
 */
record CtcPaths(Tensor logs, CtcTargets targets) {
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  /** The loss of each sample, {@code [N]}. */
  Tensor losses(boolean zeroInfinity) {
    Tensor frames = probabilities();
    Tensor losses = framed(ended(last()).neg());
    Tensor infinite = losses.eq(Double.POSITIVE_INFINITY);
    Tensor finite = Terms.withGradientOf(losses, frames);
    if (zeroInfinity) {
      return finite.maskedFill(infinite, 0);
    }
    // -ln(0), whose gradient is NaN wherever the sample has a frame
    Tensor none = infinite.where(frames.mul(0), frames.scalarLike(1)).log().neg();
    return infinite.where(none, finite);
  }

  /** {@code sum of e^logs[t, n, c]} over the frames that sample n has. */
  private Tensor probabilities() {
    Tensor all = logs.exp();
    int frames = logs.shape().extent(0);
    if (targets.shortestInput() == frames) {
      return all.sum(0, 2);
    }
    Tensor time = logs.scalarLike(1).expand(frames, 1, 1).cumSum(0);
    Tensor lengths = targets.inputLengths(logs).to(logs.dtype()).reshape(1, -1, 1);
    return all.maskedFill(time.gt(lengths), 0).sum(0, 2);
  }

  /** {@code alpha} at each sample's last frame, {@code [N, L]}. */
  private Tensor last() {
    Tensor classes = targets.classes(logs);
    Tensor index = classes.unsqueeze(0).expand(with(classes.shape(), logs.shape().extent(0)));
    Tensor given = logs.gather(2, index);
    Tensor skips = targets.skips(logs);
    Tensor lengths = targets.inputLengths(logs).unsqueeze(1);
    Tensor alpha = given.select(0, 0).maskedFill(targets.late(logs), NEVER);
    for (int t = 1; t < targets.longestInput(); t++) {
      Tensor next = step(alpha, skips).add(given.select(0, t));
      alpha = t < targets.shortestInput() ? next : lengths.gt(t).where(next, alpha);
    }
    return alpha;
  }

  private static Shape with(Shape shape, int frames) {
    return Shape.of(frames, shape.extent(0), shape.extent(1));
  }

  private static Tensor step(Tensor alpha, Tensor skips) {
    int states = alpha.shape().extent(1);
    Tensor wide = alpha.pad(1, 2, 0, NEVER);
    Tensor before = wide.narrow(1, 1, states, 1);
    Tensor skipped = wide.narrow(1, 0, states, 1).maskedFill(skips.not(), NEVER);
    return logSum(alpha, before, skipped);
  }

  /** The logarithm of all paths together, {@code [N]}. */
  private Tensor ended(Tensor alpha) {
    Tensor ends = alpha.gather(1, targets.ends(logs));
    Tensor atLabel = ends.select(1, 1).maskedFill(targets.empty(logs), NEVER);
    return logSum(ends.select(1, 0), atLabel);
  }

  /** The losses, those of samples without frames put right: 0 for no label, else infinite. */
  private Tensor framed(Tensor losses) {
    if (targets.shortestInput() > 0) {
      return losses;
    }
    Tensor infinite = losses.scalarLike(Double.POSITIVE_INFINITY);
    Tensor unframed = targets.empty(logs).where(losses.scalarLike(0), infinite);
    return targets.inputLengths(logs).eq(0).where(unframed, losses);
  }

  /** {@code ln(sum of e^x)}; gradient 0, not NaN, where all are minus infinity. */
  private static Tensor logSum(Tensor... terms) {
    Tensor greatest =
        Arrays.stream(terms).map(Tensor::detach).reduce(Tensor::maximum).orElseThrow();
    Tensor none = greatest.eq(NEVER);
    Tensor shift = greatest.maskedFill(none, 0);
    Tensor sum =
        Arrays.stream(terms).map(x -> x.sub(shift).exp()).reduce(Tensor::add).orElseThrow();
    return sum.maskedFill(none, 1).log().maskedFill(none, NEVER).add(shift);
  }
}
