package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.autograd.GradCheck;
import dev.nabla.loss.CrossEntropyLoss;
import dev.nabla.loss.CtcLoss;
import dev.nabla.loss.KlDivLoss;
import dev.nabla.loss.Loss;
import dev.nabla.loss.NllLoss;
import dev.nabla.loss.PoissonNllLoss;
import dev.nabla.loss.Reduction;
import dev.nabla.loss.SoftMarginLoss;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L2: the gradients of losses, those of these, and what the recorded twins do not show. */
@InTier(Tier.L2)
interface LossRules extends Subject {
  private Tensor doubles(double scale, double shift) {
    return sample(DType.FLOAT64, 3, 4).tanh().mul(scale).add(shift);
  }

  private Tensor longs(Shape shape, double... values) {
    return tensor(DType.INT64, shape, values);
  }

  private DynamicTest smooth(
      String id, Function<List<Tensor>, Tensor> loss, List<? extends Tensor> inputs) {
    return Expect.test(
        () -> {
          GradCheck.check(loss, inputs);
          GradCheck.checkSecondOrder(loss, inputs);
        },
        "smoothLoss",
        id);
  }

  /** By the prediction and the target. */
  private DynamicTest pair(String id, Loss loss, Tensor prediction, Tensor target) {
    return smooth(id, in -> loss.of(in.get(0), in.get(1)), List.of(prediction, target));
  }

  /** By the prediction alone. */
  private DynamicTest single(String id, Loss loss, Tensor prediction, Tensor target) {
    return smooth(id, in -> loss.of(in.get(0), target), List.of(prediction));
  }

  @TestFactory
  default Stream<DynamicTest> smoothLossesOfNumbers() {
    Tensor x = doubles(2, 0.1);
    Tensor other = doubles(-0.4, 0.5);
    Tensor signs = other.sub(0.5).sign().add(0.5).sign();
    return Stream.of(
        pair("mse", backend().mseLoss(), x, other),
        pair("poissonNll", new PoissonNllLoss().full(true), x, other.add(1.5)),
        smooth(
            "gaussianNll",
            in -> backend().gaussianNllLoss().of(in.get(0), in.get(1), in.get(2)),
            List.of(x, other, other.add(0.25))),
        pair("bce", backend().bceLoss(), doubles(0.4, 0.5), other),
        pair("bceWithLogits", backend().bceWithLogitsLoss(), x, other),
        pair("klDiv", backend().klDivLoss(), x, other),
        pair("klDiv/logTarget", new KlDivLoss().logTarget(true), x, other),
        single("softMargin", backend().softMarginLoss(), x, signs),
        pair("multiLabelSoftMargin", backend().multiLabelSoftMarginLoss(), x, other),
        smooth(
            "cosineEmbedding",
            in -> backend().cosineEmbeddingLoss().of(in.get(0), in.get(1), signs.select(1, 0)),
            List.of(x, other)));
  }

  @TestFactory
  default Stream<DynamicTest> smoothLossesOfClasses() {
    Tensor x = doubles(2, 0.1);
    Tensor weight = tensor(DType.FLOAT64, Shape.of(4), 0.5, 1, 2, 0.25);
    Tensor classes = longs(Shape.of(3), 2, -100, 1);
    CrossEntropyLoss smooth = new CrossEntropyLoss().labelSmoothing(0.1).weight(weight);
    Loss each = new CrossEntropyLoss().reduction(Reduction.NONE);
    return Stream.of(
        single("nll", new NllLoss().weight(weight), x, classes),
        single("crossEntropy", each, x, classes),
        single("crossEntropy/smooth", smooth, x, classes),
        pair("crossEntropy/probabilities", smooth, x, doubles(-0.4, 0.5)),
        smooth(
            "ctc", in -> ctc(new CtcLoss(), in.get(0)), List.of(sample(DType.FLOAT64, 4, 2, 3))));
  }

  private Tensor ctc(CtcLoss loss, Tensor scores) {
    Tensor labels = longs(Shape.of(2, 2), 1, 1, 2, 0);
    return loss.of(scores.logSoftmax(2), labels, new long[] {4, 3}, 2, 1);
  }

  /** At 0 a sum of |x| and e^-|x| would have a slope of its own. */
  @Test
  default void logisticLossesAreSmoothAtZero() {
    Tensor zeros = backend().zeros(Shape.of(2)).to(DType.FLOAT64);
    Tensor target = tensor(DType.FLOAT64, Shape.of(2), 0, 1);
    GradCheck.checkSecondOrder(x -> backend().bceWithLogitsLoss().of(x, target), zeros);
  }

  @Test
  default void softMarginDoesNotOverflow() {
    Parameter x = backend().parameter(backend().tensor(200f, -200f));
    Tensor losses =
        new SoftMarginLoss().reduction(Reduction.NONE).of(x, backend().tensor(-1f, -1f));
    assertArrayEquals(new float[] {200, 0}, losses.toFloatArray(), 1e-9f);
    losses.sum().backward();
    assertArrayEquals(new float[] {1, 0}, x.grad().toFloatArray(), 1e-9f);
  }

  /** Where PyTorch has NaN: {@code t ln(t)} has no slope at 0, and counts with 0. */
  @Test
  default void targetsOfZeroHaveFiniteGradients() {
    Parameter target = backend().parameter(backend().tensor(0f, 1f));
    Tensor x = backend().tensor(-1f, -2f);
    new KlDivLoss().reduction(Reduction.SUM).of(x, target).backward();
    assertArrayEquals(new float[] {1, 3}, target.grad().toFloatArray());
    target.zeroGrad();
    new PoissonNllLoss().full(true).reduction(Reduction.SUM).of(x, target).backward();
    assertArrayEquals(new float[] {1, 2}, target.grad().toFloatArray());
  }

  /** An ignored sample has no influence, whatever its scores are. */
  @Test
  default void ignoredSamplesDoNotCount() {
    Parameter x = backend().parameter(backend().tensor(new float[][] {{1, 2}, {Float.NaN, 0}}));
    Tensor loss = backend().nllLoss().of(x, backend().tensor(1L, -100));
    assertEquals(-2, loss.item());
    loss.backward();
    assertArrayEquals(new float[] {0, -1, 0, 0}, x.grad().toFloatArray());
  }
}
