package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.loss.BceLoss;
import dev.nabla.loss.BceWithLogitsLoss;
import dev.nabla.loss.GaussianNllLoss;
import dev.nabla.loss.HuberLoss;
import dev.nabla.loss.KlDivLoss;
import dev.nabla.loss.L1Loss;
import dev.nabla.loss.MseLoss;
import dev.nabla.loss.PoissonNllLoss;
import dev.nabla.loss.Reduction;
import dev.nabla.loss.SmoothL1Loss;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The losses of {@code twins/sections/losses.py}; those of numbers and probabilities are here. */
final class LossTwins {
  static final Map<String, BiFunction<Backend, List<Tensor>, Tensor>> ALL =
      distributions(regression(new LossTable()))
          .all(ClassLossTwins.ALL)
          .all(PairLossTwins.ALL)
          .all(CtcTwins.ALL)
          .map();

  private LossTwins() {}

  private static LossTable regression(LossTable table) {
    table
        .reductions("mse", Backend::mseLoss, new MseLoss()::reduction)
        .reductions("l1", Backend::l1Loss, new L1Loss()::reduction)
        .loss("l1/equal", new L1Loss().reduction(Reduction.NONE))
        .reductions("smoothL1", Backend::smoothL1Loss, new SmoothL1Loss()::reduction)
        .loss("smoothL1/beta", new SmoothL1Loss().beta(0.5))
        .loss("smoothL1/beta0", new SmoothL1Loss().beta(0))
        .loss("smoothL1/seam", new SmoothL1Loss().reduction(Reduction.NONE))
        .reductions("huber", Backend::huberLoss, new HuberLoss()::reduction)
        .loss("huber/delta", new HuberLoss().delta(0.5))
        .loss("huber/seam", new HuberLoss().delta(0.5).reduction(Reduction.NONE));
    return gaussian(poisson(table));
  }

  private static LossTable poisson(LossTable table) {
    PoissonNllLoss full = new PoissonNllLoss().full(true);
    PoissonNllLoss expectations = new PoissonNllLoss().logInput(false);
    return table
        .reductions("poissonNll", Backend::poissonNllLoss, new PoissonNllLoss()::reduction)
        .loss("poissonNll/full", full)
        .loss("poissonNll/fullTarget", full)
        .loss("poissonNll/edge", full.reduction(Reduction.NONE))
        .loss("poissonNll/expectations", expectations)
        .loss("poissonNll/eps", expectations.eps(0.5));
  }

  private static LossTable gaussian(LossTable table) {
    GaussianNllLoss loss = new GaussianNllLoss();
    return table
        .reductions("gaussianNll", Backend::gaussianNllLoss, loss::reduction, LossTwins::gaussian)
        .of("gaussianNll/full", (b, in) -> gaussian(loss.full(true), in))
        .of("gaussianNll/eps", (b, in) -> gaussian(loss.eps(1), in))
        .of("gaussianNll/low", (b, in) -> gaussian(loss.reduction(Reduction.NONE), in))
        .of("gaussianNll/perRow", (b, in) -> gaussian(loss, in))
        .of("gaussianNll/perColumn", (b, in) -> gaussian(loss.reduction(Reduction.NONE), in))
        .of("gaussianNll/number", (b, in) -> loss.of(in.get(0), in.get(1), 0.5));
  }

  private static Tensor gaussian(GaussianNllLoss loss, List<Tensor> in) {
    return loss.of(in.get(0), in.get(1), in.get(2));
  }

  private static LossTable distributions(LossTable table) {
    BceWithLogitsLoss logits = new BceWithLogitsLoss();
    KlDivLoss kl = new KlDivLoss();
    KlDivLoss logTarget = kl.logTarget(true);
    return table
        .reductions("bce", Backend::bceLoss, new BceLoss()::reduction)
        .weighted("bce/weight", new BceLoss()::weight)
        .weighted("bce/weights", w -> new BceLoss().weight(w).reduction(Reduction.SUM))
        .loss("bce/edge", new BceLoss().reduction(Reduction.NONE))
        .reductions("bceWithLogits", Backend::bceWithLogitsLoss, logits::reduction)
        .weighted("bceWithLogits/weight", logits::weight)
        .weighted("bceWithLogits/posWeight", logits::posWeight)
        .of("bceWithLogits/both", (b, in) -> bothWeights(logits, in))
        .loss("bceWithLogits/edge", logits.reduction(Reduction.NONE))
        .reductions("klDiv", Backend::klDivLoss, kl::reduction)
        .loss("klDiv/batchmean", kl.reduction(Reduction.BATCH_MEAN))
        .reductions("klDiv/logTarget", b -> logTarget, logTarget::reduction)
        .loss("klDiv/logTarget/batchmean", logTarget.reduction(Reduction.BATCH_MEAN))
        .loss("klDiv/zeros", kl.reduction(Reduction.NONE))
        .loss("klDiv/scalar", kl.reduction(Reduction.BATCH_MEAN));
  }

  private static Tensor bothWeights(BceWithLogitsLoss loss, List<Tensor> in) {
    return loss.weight(in.get(2))
        .posWeight(in.get(3))
        .reduction(Reduction.SUM)
        .of(in.get(0), in.get(1));
  }
}
