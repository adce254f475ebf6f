package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.error;
import static dev.nabla.conformance.Expect.test;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.nabla.functional.Attention;
import dev.nabla.functional.BatchMoments;
import dev.nabla.functional.Convolution;
import dev.nabla.functional.Dropout;
import dev.nabla.functional.Embedding;
import dev.nabla.functional.Interpolation;
import dev.nabla.functional.Normalization;
import dev.nabla.functional.Pooling;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L2: the formulas behind the layers, held against what PyTorch gives. */
@InTier(Tier.L2)
interface FunctionalRules extends Subject {
  /** Sums of up to 24 products of about 1. */
  double ULPS = 32;

  @TestFactory
  default Stream<DynamicTest> functional() {
    return FunctionalCase.all(backend()).stream()
        .flatMap(
            c ->
                Stream.of(
                    test(() -> value(c, DType.FLOAT32), c.name(), DType.FLOAT32),
                    test(() -> value(c, DType.FLOAT64), c.name(), DType.FLOAT64),
                    test(
                        () -> c.differentiable().checkGradient(backend()),
                        c.name(),
                        DType.FLOAT64,
                        "grad"),
                    test(
                        () -> c.differentiable().checkSecondOrder(backend()),
                        c.name(),
                        DType.FLOAT64,
                        "gradgrad")));
  }

  private void value(FunctionalCase c, DType dtype) {
    List<Tensor> inputs = new ArrayList<>();
    for (Shape shape : c.inputs()) {
      inputs.add(tensor(dtype, shape, FunctionalCase.simple(shape, inputs.size())));
    }
    FunctionalRecord recorded = FunctionalRecord.of(c.name());
    HostArray values = new HostArray.Doubles(recorded.values());
    int[] next = {0};
    Expect.near(
        ULPS,
        ULPS,
        c.function().apply(inputs),
        dtype,
        recorded.shape(),
        i -> values.getDouble(next[0]++));
  }

  /** The gradient of a tie goes to its first element; padding is never chosen, NaN always. */
  @Test
  default void maxPoolChoosesTheFirst() {
    double low = Double.NEGATIVE_INFINITY;
    Parameter ties =
        backend().parameter(tensor(DType.FLOAT32, Shape.of(1, 2, 3), 1, 3, 3, 3, 0, 3));
    Pooling.maxPool2d(ties, pair(2), pair(1), pair(0)).sum().backward();
    assertArrayEquals(new float[] {0, 2, 0, 0, 0, 0}, ties.grad().toFloatArray());
    Parameter lows =
        backend().parameter(tensor(DType.FLOAT32, Shape.of(1, 2, 2), low, low, low, low));
    Tensor y = Pooling.maxPool2d(lows, pair(2), pair(1), pair(1));
    Expect.same(y, DType.FLOAT32, Shape.of(1, 3, 3), i -> low);
    y.sum().backward();
    assertArrayEquals(new float[] {4, 2, 2, 1}, lows.grad().toFloatArray());
    Tensor nan = tensor(DType.FLOAT64, Shape.of(1, 4), 1, Double.NaN, 5, 2);
    assertArrayEquals(
        new double[] {Double.NaN, 5}, Pooling.maxPool1d(nan, 2, 2, 0).toDoubleArray());
    Tensor whole = tensor(DType.INT64, Shape.of(1, 4), -4, -3, -9, -7);
    assertArrayEquals(new long[] {-4, -3, -7}, Pooling.maxPool1d(whole, 2, 2, 1).toLongArray());
  }

  /** A query that nothing is open to gives 0, and no NaN to anybody's gradient. */
  @Test
  default void attentionToNothingIsZero() {
    Parameter q = backend().parameter(sample(DType.FLOAT32, 2, 2));
    Tensor open = tensor(DType.BOOL, Shape.of(2, 3), 0, 0, 0, 0, 1, 0);
    Tensor k = sample(DType.FLOAT32, 3, 2);
    Tensor v = tensor(DType.FLOAT32, Shape.of(3, 1), 5, 6, 7);
    Tensor y = Attention.scaledDotProductAttention(q, k, v, open, false);
    assertArrayEquals(new float[] {0, 6}, y.toFloatArray());
    y.sum().backward();
    assertArrayEquals(new float[4], q.grad().toFloatArray());
  }

  /** {@code [1, 3] and [2, 6]}: biased in the formula, unbiased for the running statistics. */
  @Test
  default void batchMoments() {
    Tensor x = tensor(DType.FLOAT64, Shape.of(2, 2), 1, 2, 3, 6);
    BatchMoments moments = Normalization.batchMoments(x);
    assertArrayEquals(new double[] {2, 4}, moments.mean().toDoubleArray());
    assertArrayEquals(new double[] {2, 8}, moments.variance().toDoubleArray());
  }

  @Test
  default void dropout() {
    backend().seed(5); // torch.manual_seed(5); F.dropout(torch.ones(10), 0.3)
    Tensor recorded = tensor(DType.FLOAT32, Shape.of(10), 1, 1, 1, 1, 1, 0, 1, 0, 0, 1);
    Tensor drawn = Dropout.dropout(backend().ones(Shape.of(10)), 0.3, true, backend());
    assertEquals(recorded.mul(1 / 0.7).toHost(), drawn.toHost());
    Tensor x = backend().ones(Shape.of(1000));
    backend().seed(1);
    float[] dropped = Dropout.dropout(x, 0.25, true, backend()).toFloatArray();
    int kept = 0;
    for (float value : dropped) {
      assertEquals(value == 0 ? 0 : 1 / 0.75f, value, 1e-6f);
      kept += value == 0 ? 0 : 1;
    }
    assertEquals(750, kept, 50, "three quarters are kept");
    assertSame(x, Dropout.dropout(x, 0.25, false, backend()));
    assertEquals(0, Dropout.dropout(x, 1, true, backend()).sum().item());
    Tensor keep = tensor(DType.BOOL, Shape.of(2), 1, 0);
    Tensor two = tensor(DType.FLOAT64, Shape.of(2), 3, 5);
    assertArrayEquals(new double[] {6, 0}, Dropout.dropout(two, 0.5, true, keep).toDoubleArray());
  }

  @Test
  default void emptyBatches() {
    Tensor none = sample(DType.FLOAT32, 0, 2, 5);
    Tensor weight = sample(DType.FLOAT32, 3, 2, 2);
    assertEquals(Shape.of(0, 3, 4), Convolution.conv1d(none, weight, null, 1, 0, 1, 1).shape());
    assertEquals(Shape.of(0, 2, 3), Pooling.maxPool1d(none, 3, 2, 1).shape());
    assertEquals(Shape.of(0, 2, 2), Pooling.adaptiveAvgPool1d(none, 2).shape());
  }

  @Test
  default void functionalErrors() {
    Tensor x = sample(DType.FLOAT32, 1, 2, 3, 3);
    Tensor weight = sample(DType.FLOAT32, 4, 1, 2, 2);
    Tensor large = sample(DType.FLOAT32, 2, 2, 4, 1);
    error(() -> conv(x, weight, 1), "conv2d: ", "1 channels", "[1, 2, 3, 3]", "[4, 1, 2, 2]");
    error(() -> conv(x, weight, 3), "conv2d: ", "[4, 1, 2, 2] and groups 3");
    error(() -> conv(x, weight, 0), "conv2d: ", "groups", "[0]");
    error(() -> conv(x.to(DType.FLOAT64), weight, 2), "conv2d: ", "FLOAT64", "FLOAT32");
    error(() -> conv(x, large, 1), "conv2d: ", "a window of 4 elements on 3");
    error(() -> conv(x.select(3, 0).select(2, 0), weight, 1), "conv2d: ", "[N, C, H, W]");
    error(() -> transposed(x, 1, 0), "convTranspose2d: ", "outputPadding", "1 with stride 1");
    error(() -> transposed(x, 0, 2), "convTranspose2d: ", "0 for shape [1, 2, 3, 3]");
    error(() -> Pooling.maxPool2d(x, pair(2), pair(1), pair(2)), "maxPool2d: ", "half the kernel");
    error(() -> Pooling.avgPool2d(x, pair(4), pair(1), pair(0)), "avgPool2d: ", "a window of 4");
    error(() -> Pooling.avgPool2d(x, pair(2), new int[1], pair(0)), "avgPool2d: ", "stride", "[0]");
    error(() -> Pooling.adaptiveAvgPool2d(x, pair(0)), "adaptiveAvgPool2d: ", "[0, 0]");
    error(
        () -> Normalization.layerNorm(x, Shape.of(2), null, null, 0),
        "layerNorm: ",
        "[2]",
        "[1, 2, 3, 3]");
    error(
        () -> Normalization.batchNorm(x, null, null, null, null, false, 0),
        "batchNorm: ",
        "runningMean");
    error(
        () -> Normalization.batchNorm(sample(DType.FLOAT32, 1, 2), null, null, null, null, true, 0),
        "batchNorm: ",
        "more than one value",
        "[1, 2]");
    error(() -> Normalization.groupNorm(x, 3, null, null, 0), "groupNorm: ", "3 groups");
    error(() -> Embedding.embedding(x, weight), "embedding: ", "FLOAT32 [1, 2, 3, 3]");
    error(() -> Embedding.embedding(backend().tensor(4L), sample(DType.FLOAT32, 4, 2)), "4");
    error(() -> Dropout.dropout(x, 1.5, true, backend()), "dropout: ", "1.5");
    error(() -> attend(x, sample(DType.BOOL, 3, 3), true), "scaledDotProductAttention: ", "both");
    error(() -> attend(x, sample(DType.FLOAT64, 3, 3), false), "BOOL or FLOAT32", "FLOAT64");
    error(
        () -> attend(x, sample(DType.BOOL, 2, 3), false), "scaledDotProductAttention: ", "[2, 3]");
    error(() -> Interpolation.bilinear(x.select(0, 0), pair(2), true), "bilinear: ", "rank 4");
  }

  private static Tensor conv(Tensor x, Tensor weight, int groups) {
    return Convolution.conv2d(x, weight, null, pair(1), pair(0), pair(1), groups);
  }

  private Tensor transposed(Tensor x, int outputPadding, int padding) {
    Tensor weight = sample(DType.FLOAT32, 2, 1, 2, 2);
    return Convolution.convTranspose2d(
        x, weight, null, pair(1), pair(padding), pair(outputPadding), 1, pair(1));
  }

  private static Tensor attend(Tensor x, Tensor mask, boolean causal) {
    return Attention.scaledDotProductAttention(x, x, x, mask, causal);
  }

  private static int[] pair(int value) {
    return new int[] {value, value};
  }
}
