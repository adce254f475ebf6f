package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nabla.loss.BceLoss;
import dev.nabla.loss.CrossEntropyLoss;
import dev.nabla.loss.GaussianNllLoss;
import dev.nabla.loss.HuberLoss;
import dev.nabla.loss.MultiMarginLoss;
import dev.nabla.loss.NllLoss;
import dev.nabla.loss.Reduction;
import dev.nabla.loss.SmoothL1Loss;
import dev.nabla.loss.TripletMarginLoss;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** L1: mistakes with losses, each with its whole text. */
@InTier(Tier.L1)
interface LossErrorRules extends Subject {
  private Tensor scores() {
    return backend().zeros(Shape.of(2, 3));
  }

  private Tensor floats(double... values) {
    return tensor(DType.FLOAT32, Shape.of(values.length), values);
  }

  private static void says(String text, Executable mistake) {
    assertEquals(text, assertThrows(NablaException.class, mistake).getMessage());
  }

  @Test
  default void classesAsFloats() {
    says(
        "crossEntropyLoss: expected probabilities of FLOAT32 [2, 3], or INT64 classes of shape [2], "
            + "but found FLOAT32 [2]; "
            + "convert classes with to(DType.INT64), or reshape the probabilities",
        () -> backend().crossEntropyLoss().of(scores(), floats(0, 1)));
    says(
        "nllLoss: expected a target of classes, INT64, but found FLOAT32 [2]; "
            + "convert it with to(DType.INT64)",
        () -> backend().nllLoss().of(scores(), floats(0, 1)));
    says(
        "multiLabelMarginLoss: expected a target of classes, INT64, but found FLOAT32 [2, 3]; "
            + "convert it with to(DType.INT64)",
        () -> backend().multiLabelMarginLoss().of(scores(), scores()));
  }

  @Test
  default void aClassOutside() {
    String text = "Loss: expected classes from 0 to 2, but found 3; count them from 0";
    Tensor target = backend().tensor(1L, 3);
    says("crossEntropy" + text, () -> backend().crossEntropyLoss().of(scores(), target));
    says("nll" + text, () -> backend().nllLoss().of(scores(), target));
    says("multiMargin" + text, () -> backend().multiMarginLoss().of(scores(), target));
    says(
        "crossEntropyLoss: expected classes from 0 to 2, but found -100; count them from 0",
        () -> new CrossEntropyLoss().ignoreIndex(-1).of(scores(), backend().tensor(-1L, -100)));
    says(
        "multiLabelMarginLoss: expected classes from 0 to 2, and -1 after the last one, "
            + "but found -2; count them from 0",
        () -> backend().multiLabelMarginLoss().of(floats(1, 2, 3), backend().tensor(0L, -1, -2)));
  }

  @Test
  default void classesOfAnotherShape() {
    says(
        "crossEntropyLoss: expected a target of shape [2] for a prediction of shape [2, 3], "
            + "but found [2, 1]; give one class for each sample",
        () -> backend().crossEntropyLoss().of(scores(), backend().tensor(new long[][] {{0}, {1}})));
    says(
        "nllLoss: expected a prediction [C] or [N, C, ..], but found []; "
            + "give a score for each class",
        () -> backend().nllLoss().of(backend().scalar(1), backend().tensor(0L)));
  }

  @Test
  default void aClassWeightOfAnotherLength() {
    String text =
        "Loss: expected a weight for each class, FLOAT32 [3], but found FLOAT32 [2]; "
            + "reshape or convert it";
    Tensor target = backend().tensor(0L, 1);
    Tensor weight = floats(1, 2);
    says("nll" + text, () -> new NllLoss().weight(weight).of(scores(), target));
    says("crossEntropy" + text, () -> new CrossEntropyLoss().weight(weight).of(scores(), target));
    says("multiMargin" + text, () -> new MultiMarginLoss().weight(weight).of(scores(), target));
  }

  @Test
  default void aClassToIgnoreAmongProbabilities() {
    says(
        "crossEntropyLoss: expected no class to ignore where the target is probabilities, "
            + "but found ignoreIndex 0; leave it out, and give the samples to ignore probabilities 0",
        () -> new CrossEntropyLoss().ignoreIndex(0).of(scores(), scores()));
  }

  @Test
  default void scoresWhereProbabilitiesAreExpected() {
    String remedy = "; call sigmoid() on it, or choose bceWithLogitsLoss";
    says(
        "bceLoss: expected a prediction from 0 to 1, but found 1.5" + remedy,
        () -> backend().bceLoss().of(floats(0.5, 1.5), floats(0, 1)));
    says(
        "bceLoss: expected a prediction from 0 to 1, but found NaN" + remedy,
        () -> backend().bceLoss().of(floats(Double.NaN), floats(1)));
    says(
        "bceLoss: expected a target from 0 to 1, but found -1.0; write 0 and 1, not -1 and 1",
        () -> backend().bceLoss().of(floats(0.5), floats(-1)));
  }

  @Test
  default void aWeightThatDoesNotStretch() {
    says(
        "bceLoss: expected a weight of FLOAT32 that stretches to [2], but found FLOAT32 [2, 1]; "
            + "reshape or convert it",
        () -> new BceLoss().weight(floats(1, 2).unsqueeze(1)).of(floats(0, 1), floats(0, 1)));
  }

  @Test
  default void targetsThatWouldBroadcast() {
    Tensor column = backend().ones(Shape.of(4, 1));
    Tensor row = backend().ones(Shape.of(4));
    String text =
        "Loss: expected a prediction and a target of one shape, but found [4, 1] and [4]; "
            + "reshape or expand one of them";
    says("l1" + text, () -> backend().l1Loss().of(column, row));
    says("smoothL1" + text, () -> backend().smoothL1Loss().of(column, row));
    says("huber" + text, () -> backend().huberLoss().of(column, row));
    says("bce" + text, () -> backend().bceLoss().of(column, row));
    says("bceWithLogits" + text, () -> backend().bceWithLogitsLoss().of(column, row));
    says("klDiv" + text, () -> backend().klDivLoss().of(column, row));
    says("poissonNll" + text, () -> backend().poissonNllLoss().of(column, row));
    says("gaussianNll" + text, () -> backend().gaussianNllLoss().of(column, row, 1));
    says("multiLabelSoftMargin" + text, () -> backend().multiLabelSoftMarginLoss().of(column, row));
    String labels =
        "Loss: expected labels of shape [4, 1], but found [4]; give one for each sample";
    says("softMargin" + labels, () -> backend().softMarginLoss().of(column, row));
    says("hingeEmbedding" + labels, () -> backend().hingeEmbeddingLoss().of(column, row));
    says("marginRanking" + labels, () -> backend().marginRankingLoss().of(column, column, row));
  }

  @Test
  default void inputsOfAnotherShape() {
    Tensor x = scores();
    Tensor other = backend().ones(Shape.of(1, 3));
    says(
        "tripletMarginLoss: expected an anchor, a positive and a negative of one shape, "
            + "but found [2, 3] and [1, 3]; reshape or expand one of them",
        () -> backend().tripletMarginLoss().of(x, x, other));
    says(
        "cosineEmbeddingLoss: expected labels of shape [2], but found [1]; "
            + "give one for each sample",
        () -> backend().cosineEmbeddingLoss().of(x, x, floats(1)));
  }

  @Test
  default void targetsOfAnotherDType() {
    says(
        "bceWithLogitsLoss: expected a prediction and a target of one dtype, "
            + "but found FLOAT32 and INT64; convert the target with to(DType.FLOAT32)",
        () -> backend().bceWithLogitsLoss().of(floats(1), backend().tensor(1L)));
    says(
        "softMarginLoss: expected labels 1 and -1 of FLOAT32 or INT64, but found BOOL; "
            + "convert them with to(DType.FLOAT32)",
        () -> backend().softMarginLoss().of(floats(1), backend().tensor(true)));
    says(
        "l1Loss: expected a floating dtype (FLOAT32 or FLOAT64), but found INT64; "
            + "convert with to(DType.FLOAT32)",
        () -> backend().l1Loss().of(backend().tensor(1L), backend().tensor(2L)));
  }

  @Test
  default void variancesThatAreNone() {
    GaussianNllLoss loss = backend().gaussianNllLoss();
    says(
        "gaussianNllLoss: expected variances of at least 0, but found -1.0; "
            + "predict their logarithm, or call softplus() on them",
        () -> loss.of(floats(1, 2), floats(1, 2), floats(1, -1)));
    says(
        "gaussianNllLoss: expected a variance of FLOAT32 [2, 3], or with one extent 1 in it, "
            + "but found FLOAT32 [1, 1]; reshape or convert it",
        () -> loss.of(scores(), scores(), floats(1).unsqueeze(0)));
  }

  @Test
  default void settingsThatMeanNothing() {
    says(
        "huberLoss: expected a delta that is finite and above 0, but found 0.0; start with 1",
        () -> new HuberLoss().delta(0));
    says(
        "smoothL1Loss: expected a beta that is finite and at least 0, but found -1.0; "
            + "drop the sign",
        () -> new SmoothL1Loss().beta(-1));
    says(
        "multiMarginLoss: expected a p of 1 or 2, but found 3; choose one of them",
        () -> new MultiMarginLoss().p(3));
    says(
        "tripletMarginLoss: expected a margin that is finite and above 0, but found 0.0; "
            + "start with 1",
        () -> new TripletMarginLoss().margin(0));
    says(
        "crossEntropyLoss: expected a label smoothing from 0 to 1, but found 1.5; 0.1 is usual",
        () -> new CrossEntropyLoss().labelSmoothing(1.5));
    says(
        "nllLoss: expected the reduction NONE, MEAN or SUM, but found BATCH_MEAN; "
            + "choose one of these, for klDivLoss alone has it",
        () -> new NllLoss().reduction(Reduction.BATCH_MEAN));
  }
}
