package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.loss.CrossEntropyLoss;
import dev.nabla.loss.Loss;
import dev.nabla.loss.MultiLabelMarginLoss;
import dev.nabla.loss.MultiLabelSoftMarginLoss;
import dev.nabla.loss.MultiMarginLoss;
import dev.nabla.loss.NllLoss;
import dev.nabla.loss.Reduction;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The losses of {@code twins/sections/losses.py} against classes. */
final class ClassLossTwins {
  private static final CrossEntropyLoss ENTROPY = new CrossEntropyLoss();
  private static final NllLoss NLL = new NllLoss();

  static final Map<String, BiFunction<Backend, List<Tensor>, Tensor>> ALL =
      margins(probabilities(smooth(entropy(nll(new LossTable()))))).map();

  private ClassLossTwins() {}

  /** Of scores, which become log-probabilities first. */
  private static Loss ofLogs(Loss loss) {
    return (x, y) -> loss.of(x.logSoftmax(x.shape().rank() > 1 ? 1 : 0), y);
  }

  private static LossTable nll(LossTable table) {
    return table
        .reductions("nll", b -> ofLogs(b.nllLoss()), r -> ofLogs(NLL.reduction(r)))
        .loss("nll/vector", ofLogs(NLL))
        .weighted("nll/weight", w -> ofLogs(NLL.weight(w)))
        .weighted("nll/weightNone", w -> ofLogs(NLL.weight(w).reduction(Reduction.NONE)))
        .loss("nll/ignore", ofLogs(NLL.ignoreIndex(0)))
        .loss("nll/ignoreNone", ofLogs(NLL.reduction(Reduction.NONE)))
        .weighted("nll/ignoreWeight", w -> ofLogs(NLL.ignoreIndex(4).weight(w)))
        .loss("nll/ignoreAll", ofLogs(NLL))
        .loss("nll/ignoreAllSum", ofLogs(NLL.reduction(Reduction.SUM)))
        .loss("nll/nothing", ofLogs(NLL))
        .loss("nll/series", ofLogs(NLL))
        .weighted("nll/pixels", w -> ofLogs(NLL.weight(w)))
        .loss("nll/5d", ofLogs(NLL.reduction(Reduction.NONE)));
  }

  private static LossTable entropy(LossTable table) {
    return table
        .reductions("crossEntropy", Backend::crossEntropyLoss, ENTROPY::reduction)
        .loss("crossEntropy/vector", ENTROPY)
        .loss("crossEntropy/large", ENTROPY)
        .weighted("crossEntropy/weight", ENTROPY::weight)
        .loss("crossEntropy/ignore", ENTROPY.ignoreIndex(2))
        .loss("crossEntropy/ignoreAll", ENTROPY)
        .loss("crossEntropy/pixels", ENTROPY)
        .loss("crossEntropy/pixelsNone", ENTROPY.reduction(Reduction.NONE));
  }

  private static LossTable smooth(LossTable table) {
    CrossEntropyLoss tenth = ENTROPY.labelSmoothing(0.1);
    CrossEntropyLoss fifth = ENTROPY.labelSmoothing(0.2);
    return table
        .reductions("crossEntropy/smooth", b -> tenth, tenth::reduction)
        .loss("crossEntropy/smooth1", ENTROPY.labelSmoothing(1))
        .loss("crossEntropy/smoothVector", tenth)
        .loss("crossEntropy/smoothIgnoreAll", tenth)
        .weighted("crossEntropy/smoothPixels", fifth::weight)
        .weighted("crossEntropy/smoothWeightSum", w -> fifth.weight(w).reduction(Reduction.SUM));
  }

  private static LossTable probabilities(LossTable table) {
    CrossEntropyLoss smooth = ENTROPY.labelSmoothing(0.3);
    return table
        .reductions("crossEntropy/probabilities", Backend::crossEntropyLoss, ENTROPY::reduction)
        .loss("crossEntropy/probabilitiesVector", ENTROPY)
        .loss("crossEntropy/probabilitiesSmooth", smooth)
        .weighted("crossEntropy/probabilitiesWeight", smooth::weight)
        .weighted(
            "crossEntropy/probabilitiesPixels", w -> ENTROPY.weight(w).reduction(Reduction.NONE));
  }

  private static LossTable margins(LossTable table) {
    MultiMarginLoss loss = new MultiMarginLoss();
    MultiMarginLoss squared = loss.p(2).margin(2).reduction(Reduction.NONE);
    MultiLabelMarginLoss labels = new MultiLabelMarginLoss();
    MultiLabelSoftMarginLoss soft = new MultiLabelSoftMarginLoss();
    return table
        .reductions("multiMargin", Backend::multiMarginLoss, loss::reduction)
        .loss("multiMargin/vector", loss)
        .loss("multiMargin/p", loss.p(2))
        .loss("multiMargin/margin", loss.margin(0.25))
        .weighted("multiMargin/weight", loss::weight)
        .weighted("multiMargin/all", squared::weight)
        .loss("multiMargin/tie", loss)
        .reductions("multiLabelMargin", Backend::multiLabelMarginLoss, labels::reduction)
        .loss("multiLabelMargin/vector", labels)
        .loss("multiLabelMargin/twice", labels)
        .loss("multiLabelMargin/tie", labels)
        .reductions("multiLabelSoftMargin", Backend::multiLabelSoftMarginLoss, soft::reduction)
        .loss("multiLabelSoftMargin/vector", soft)
        .weighted("multiLabelSoftMargin/weight", soft::weight)
        .loss("multiLabelSoftMargin/large", soft.reduction(Reduction.NONE));
  }
}
