package dev.nabla.loss;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Domain;
import dev.nabla.tensor.Tensor;

/**
 * {@code -ln(sum over alignments of prod over t of p[t, label at t])}: how unlikely a sequence of
 * labels is where each frame gives one label or a blank, and repeats count once (Graves et al.,
 * "Connectionist temporal classification", 2006).
 *
 * <p>Log-probabilities {@code [T, N, C]}, as logSoftmax gives them, with lengths {@code [N]}, and
 * INT64 labels: padded {@code [N, S]}, or one after the other in a vector; or {@code [T, C]} with
 * scalar lengths and labels {@code [S]}. The mean is that of the losses over their numbers of
 * labels. A sequence too long for its frames has an infinite loss, and a gradient of NaN.
 *
 * <p>As in PyTorch the gradient by the log-probabilities is that by the scores before logSoftmax,
 * which passes it on unchanged: it has the probabilities themselves as a term.
 *
 * @param blank the class that is no label, 0
 * @param zeroInfinity whether an infinite loss counts as 0, and so its gradient; false
 * @param reduction MEAN
 */
public record CtcLoss(int blank, boolean zeroInfinity, Reduction reduction) {
  private static final String OP = "ctcLoss";

  /** Checks them. */
  public CtcLoss {
    Require.that(
        blank >= 0, OP, "a blank of at least 0", Integer.toString(blank), "name its class");
    reduction.requireNotBatchMean(OP);
  }

  /** The defaults. */
  public CtcLoss() {
    this(0, false, Reduction.MEAN);
  }

  /** This with another class that is no label. */
  public CtcLoss blank(int to) {
    return new CtcLoss(to, zeroInfinity, reduction);
  }

  /** This, an infinite loss to count as 0, or not. */
  public CtcLoss zeroInfinity(boolean to) {
    return new CtcLoss(blank, to, reduction);
  }

  /** This with another reduction. */
  public CtcLoss reduction(Reduction to) {
    return new CtcLoss(blank, zeroInfinity, to);
  }

  /** The loss by INT64 lengths, {@code [N]} or {@code []}. */
  public Tensor of(
      Tensor logProbabilities, Tensor targets, Tensor inputLengths, Tensor targetLengths) {
    return of(
        logProbabilities,
        targets,
        lengths("input lengths", inputLengths),
        lengths("target lengths", targetLengths));
  }

  /** The loss by lengths, one for each sample. */
  public Tensor of(
      Tensor logProbabilities, Tensor targets, long[] inputLengths, long... targetLengths) {
    Domain.FLOATING.require(OP, logProbabilities.dtype());
    int rank = logProbabilities.shape().rank();
    boolean fits = (rank == 2 || rank == 3) && logProbabilities.shape().size() > 0;
    Require.that(
        fits,
        OP,
        "log-probabilities [T, N, C] or [T, C]",
        logProbabilities.shape().toString(),
        "permute the axes");
    Tensor logs = rank == 3 ? logProbabilities : logProbabilities.unsqueeze(1);
    CtcTargets checked =
        CtcTargets.of(OP, logs, targets, inputLengths.clone(), targetLengths.clone(), blank);
    Tensor losses = new CtcPaths(logs, checked).losses(zeroInfinity);
    return switch (reduction) {
      case NONE -> rank == 3 ? losses : losses.squeeze(0);
      case SUM -> losses.sum();
      default -> losses.div(checked.counts(logs)).mean();
    };
  }

  private static long[] lengths(String what, Tensor lengths) {
    Require.that(
        lengths.dtype() == DType.INT64 && lengths.shape().rank() <= 1,
        OP,
        what + ", INT64 [N] or []",
        lengths.dtype() + " " + lengths.shape(),
        "convert them with to(DType.INT64)");
    return lengths.toLongArray();
  }
}
