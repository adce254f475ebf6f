package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.loss.CtcLoss;
import dev.nabla.loss.Reduction;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The alignments of {@code twins/sections/losses.py}. */
final class CtcTwins {
  private static final CtcLoss LOSS = new CtcLoss();
  private static final CtcLoss EACH = LOSS.reduction(Reduction.NONE);
  private static final CtcLoss ZERO = LOSS.zeroInfinity(true);

  static final Map<String, BiFunction<Backend, List<Tensor>, Tensor>> ALL =
      new LossTable()
          .of("ctc/mean", (b, in) -> ofScores(b.ctcLoss(), in, frames(7, 7), 3, 2))
          .of("ctc/none", ofScores(EACH, frames(7, 7), 3, 2))
          .of("ctc/sum", ofScores(LOSS.reduction(Reduction.SUM), frames(7, 7), 3, 2))
          .of("ctc/inRow", ofScores(LOSS, frames(7, 7), 3, 2))
          .of("ctc/lengths", CtcTwins::byTensors)
          .of("ctc/shorter", ofScores(EACH, frames(6, 5), 2, 1))
          .of("ctc/blank", ofScores(LOSS.blank(4), frames(7, 6), 3, 2))
          .of("ctc/empty", ofScores(LOSS, frames(7, 7), 0, 2))
          .of("ctc/allEmpty", ofScores(EACH, frames(7, 6), 0, 0))
          .of("ctc/exact", ofScores(EACH, frames(3, 3), 3, 2))
          .of("ctc/infeasible", ofScores(EACH, frames(3, 2), 3, 2))
          .of("ctc/infeasibleMean", ofScores(LOSS, frames(3, 2), 3, 2))
          .of("ctc/zeroInfinity", ofScores(ZERO, frames(3, 2), 3, 2))
          .of("ctc/zeroInfinityNone", ofScores(ZERO.reduction(Reduction.NONE), frames(3, 2), 3, 2))
          .of("ctc/noFrames", ofScores(EACH, frames(0, 3), 0, 2))
          .of("ctc/noFramesButLabels", ofScores(EACH, frames(0, 3), 1, 2))
          .of("ctc/vector", ofScores(LOSS, frames(6), 3))
          .of("ctc/vectorNone", CtcTwins::byScalars)
          .of("ctc/long", ofScores(LOSS.reduction(Reduction.SUM), frames(40, 31), 9, 12))
          .of("ctc/raw", (b, in) -> LOSS.of(in.get(0), in.get(1), frames(4, 3), 2, 1))
          .of("ctc/rawInfeasible", (b, in) -> EACH.of(in.get(0), in.get(1), frames(3, 2), 3, 2))
          .map();

  private CtcTwins() {}

  private static long[] frames(long... frames) {
    return frames;
  }

  private static BiFunction<Backend, List<Tensor>, Tensor> ofScores(
      CtcLoss loss, long[] frames, long... counts) {
    return (b, in) -> ofScores(loss, in, frames, counts);
  }

  /** Of scores, which become log-probabilities first. */
  private static Tensor ofScores(CtcLoss loss, List<Tensor> in, long[] frames, long... counts) {
    return loss.of(in.get(0).logSoftmax(-1), in.get(1), frames, counts);
  }

  private static Tensor byTensors(Backend b, List<Tensor> in) {
    return LOSS.of(in.get(0).logSoftmax(-1), in.get(1), b.tensor(7L, 4), b.tensor(3L, 2));
  }

  private static Tensor byScalars(Backend b, List<Tensor> in) {
    Tensor frames = b.tensor(5L).squeeze(0);
    return EACH.of(in.get(0).logSoftmax(-1), in.get(1), frames, b.tensor(3L).squeeze(0));
  }
}
