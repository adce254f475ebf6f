package dev.nabla.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.loss.Loss;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Figures are those of sklearn.metrics 1.9.1 on the same numbers. */
class MetricsTest {
  private final Backend backend = Backends.get("pure");

  /** In two batches; the figure before them is NaN, and so it is after a reset. */
  private double value(Metric metric, Tensor prediction, Tensor target) {
    assertEquals(Double.NaN, metric.value());
    int all = target.shape().extent(0);
    int half = all / 2;
    metric.update(prediction.narrow(0, 0, half, 1), target.narrow(0, 0, half, 1));
    metric.update(prediction.narrow(0, half, all - half, 1), target.narrow(0, half, all - half, 1));
    double value = metric.value();
    metric.reset();
    assertEquals(Double.NaN, metric.value());
    return value;
  }

  @Test
  void confusion() {
    Tensor actual = backend.tensor(0L, 1, 2, 2, 1, 0, 2, 1, 0, 2);
    Tensor predicted = backend.tensor(0L, 2, 2, 2, 1, 0, 1, 1, 1, 2);
    ConfusionMatrix matrix = new ConfusionMatrix(3);
    assertEquals(0.7, value(matrix, predicted.oneHot(3), actual), 1e-15);
    assertEquals(0.7, value(matrix, predicted, actual), 1e-15);
    matrix.update(predicted, actual);
    assertArrayEquals(new long[][] {{2, 1, 0}, {0, 2, 1}, {0, 1, 3}}, matrix.counts());
    assertEquals(1, matrix.count(1, 2));
    assertEquals(1, matrix.precision(0));
    assertEquals(0.5, matrix.precision(1));
    assertEquals(0.75, matrix.precision(2));
    assertEquals(2 / 3.0, matrix.recall(0));
    assertEquals(0.8, matrix.f1(0), 1e-15);
    assertEquals(0.75, matrix.precision(), 1e-15);
    assertEquals(0.6944444444444443, matrix.recall(), 1e-15);
    assertEquals(0.7071428571428572, matrix.f1(), 1e-15);
    assertThrows(NablaException.class, () -> matrix.update(backend.tensor(3L), backend.tensor(0L)));
    assertThrows(NablaException.class, () -> matrix.update(backend.ones(Shape.of(2, 2)), actual));
    assertEquals(0, new ConfusionMatrix(2).precision(0));
  }

  @Test
  void accuracy() {
    Tensor actual = backend.tensor(0L, 1, 1, 0);
    Tensor scores = backend.tensor(new float[][] {{2, 1}, {0, 3}, {1, 0}, {5, 4}});
    assertEquals(0.75, value(new Accuracy(), scores, actual));
    assertEquals(0.5, value(new Accuracy(), backend.tensor(-1f, 1f, -2f, 3f), actual));
    assertEquals(0.75, value(new Accuracy(0.5), backend.tensor(.1f, .9f, .6f, .7f), actual));
    assertThrows(
        NablaException.class, () -> new Accuracy().update(backend.ones(Shape.of(4, 1)), actual));
  }

  @Test
  void rocAuc() {
    Tensor actual = backend.tensor(0L, 1, 1, 0, 1, 0, 0, 1);
    Tensor scores = backend.tensor(.1f, .4f, .35f, .8f, .8f, .4f, .2f, .9f);
    assertEquals(0.75, value(new RocAuc(), scores, actual), 1e-15);
  }

  @Test
  void regression() {
    Tensor actual = backend.tensor(3f, -0.5f, 2f, 7f);
    Tensor predicted = backend.tensor(2.5f, 0f, 2f, 8f);
    assertEquals(0.5, value(new MeanAbsoluteError(), predicted, actual));
    assertEquals(0.6123724356957945, value(new RootMeanSquaredError(), predicted, actual), 1e-15);
    assertEquals(0.9486081370449679, value(new R2(), predicted, actual), 1e-15);
    R2 constant = new R2();
    constant.update(backend.tensor(1f, 2f), backend.tensor(1f, 1f));
    assertEquals(0, constant.value());
    assertThrows(NablaException.class, () -> new R2().update(backend.ones(Shape.of(4, 1)), actual));
  }

  /** e to the power of PyTorch's loss, which the kit holds. */
  @Test
  void perplexity() {
    backend.seed(1);
    Tensor logits = backend.randn(Shape.of(6, 5));
    Tensor classes = backend.randInt(0, 5, Shape.of(6));
    Loss loss = backend.crossEntropyLoss();
    assertEquals(
        Math.exp(loss.of(logits, classes).item()), value(new Perplexity(), logits, classes), 1e-5);
    assertThrows(
        NablaException.class, () -> new Perplexity().update(logits, backend.tensor(0L, 1)));
  }
}
