package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.functional.BagMode;
import dev.nabla.nn.BatchNorm1d;
import dev.nabla.nn.ChannelNorm;
import dev.nabla.nn.EmbeddingBag;
import dev.nabla.nn.InstanceNorm1d;
import dev.nabla.nn.Module;
import dev.nabla.nn.ModuleMap;
import dev.nabla.nn.NormOptions;
import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** L3: what users get wrong of layers that normalise, drop, bend or look up. */
@InTier(Tier.L3)
interface NormalizingErrorRules extends Subject {
  private Tensor ones(int... extents) {
    return backend().ones(Shape.of(extents));
  }

  private static Map<String, HostArray> values(Module module) {
    return module.stateDict().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toHost()));
  }

  /** A batch of one has no variance, and a refused batch leaves no trace. */
  @Test
  default void normalizedInputs() {
    Module norm = backend().batchNorm1d(3);
    Map<String, HostArray> before = values(norm);
    Expect.error(() -> norm.forward(ones(1, 3)), "batchNorm: ", "more than one value", "[1, 3]");
    Expect.error(() -> norm.forward(ones(2, 4)), "batchNorm1d: ", "3 channels", "[2, 4]");
    Expect.error(() -> norm.forward(ones(3)), "batchNorm1d: ", "[N, C] or [N, C, L]", "[3]");
    Expect.error(() -> norm.forward(ones(2, 3).to(DType.FLOAT64)), "batchNorm1d: ", "FLOAT64");
    assertEquals(before, values(norm));
    norm.eval();
    assertEquals(Shape.of(1, 3), norm.forward(ones(1, 3)).shape());
    assertEquals(before, values(norm), "evaluation counts nothing");
    Module images = backend().batchNorm2d(3);
    Expect.error(() -> images.forward(ones(2, 3)), "batchNorm2d: ", "[N, C, H, W]", "[2, 3]");
    Module instances = backend().instanceNorm1d(3);
    Expect.error(() -> instances.forward(ones(2, 3, 1)), "instanceNorm: ", "more than one value");
    Expect.error(() -> instances.forward(ones(2, 5, 4)), "instanceNorm1d: ", "3 channels");
    Module groups = backend().groupNorm(2, 4);
    Expect.error(() -> groups.forward(ones(2, 6)), "groupNorm: ", "4 channels", "[2, 6]");
    Expect.error(() -> backend().groupNorm(3, 4), "groupNorm: ", "divides the 4 channels", "3");
    Expect.error(() -> backend().layerNorm(4).forward(ones(2, 3)), "layerNorm: ", "[4]", "[2, 3]");
    Expect.error(() -> backend().rmsNorm(4).forward(ones(2, 3)), "rmsNorm: ", "[4]", "[2, 3]");
    Expect.error(() -> backend().layerNorm(), "layerNorm: ", "last axes");
    Tensor doubles = ones(2, 3).to(DType.FLOAT64);
    Module fresh = backend().batchNorm1d(3);
    Expect.error(
        () -> fresh.forward(doubles), "batchNorm1d: ", "convert it with to(DType.FLOAT32)");
  }

  /** An empty batch has no mean to be mixed in: the statistics stay what they are. */
  @Test
  default void emptyBatchesLeaveStatisticsAlone() {
    NormOptions tracked = NormOptions.instance().trackRunningStats(true);
    for (Module norm :
        List.of(backend().batchNorm1d(3), InstanceNorm1d.create(backend(), 3, tracked))) {
      assertEquals(Shape.of(0, 3, 4), norm.forward(ones(0, 3, 4)).shape());
      List<Tensor> kept = List.copyOf(norm.namedBuffers().values());
      assertEquals(0, kept.get(0).abs().sum().item());
      assertEquals(3, kept.get(1).sum().item());
    }
  }

  /** Statistics of another dtype or size are refused before anything is counted. */
  @Test
  default void unfitStatistics() {
    Module plain = BatchNorm1d.create(backend(), 3, NormOptions.batch().affine(false).eps(1e-3));
    Map<String, HostArray> before = values(plain);
    Expect.error(
        () -> plain.forward(ones(2, 3).to(DType.FLOAT64)), "batchNorm1d: ", "FLOAT32", "FLOAT64");
    assertEquals(before, values(plain));
    Buffer two = backend().zeros(Shape.of(2)).toBuffer();
    ChannelNorm norm = BatchNorm1d.create(backend(), 3, NormOptions.batch()).norm();
    Expect.error(
        () ->
            new ChannelNorm(
                3,
                norm.weight(),
                norm.bias(),
                Optional.of(two),
                norm.runningVar(),
                norm.numBatchesTracked(),
                norm.options(),
                norm.mode()),
        "channelNorm: ",
        "runningMean and runningVar [C]",
        "[2]");
  }

  @Test
  default void droppedInputs() {
    Expect.error(() -> backend().dropout(1.5), "dropout: ", "from 0 to 1", "1.5");
    Expect.error(() -> backend().alphaDropout(Double.NaN), "alphaDropout: ", "NaN");
    Module images = backend().dropout2d(0.5);
    Expect.error(() -> images.forward(ones(2, 3, 4)), "dropout2d: ", "[N, C, H, W]", "[2, 3, 4]");
    Module dropout = backend().dropout(0.5);
    Tensor integers = backend().arange(3);
    Expect.error(() -> dropout.forward(integers), "dropout: ", "INT64");
    dropout.eval();
    Tensor x = ones(3);
    assertEquals(x, dropout.forward(x), "the very tensor in evaluation");
  }

  @Test
  default void lookedUpIndices() {
    Module table = backend().embedding(4, 2);
    Expect.error(
        () -> table.forward(backend().tensor(1L, 4L)), "embedding: ", "4 rows, 0 to 3", "4 in");
    Expect.error(() -> table.forward(backend().tensor(-1L)), "embedding: ", "-1 in");
    Expect.error(() -> table.forward(ones(2)), "embedding: ", "INT64", "FLOAT32");
    EmbeddingBag bag = backend().embeddingBag(4, 2);
    Tensor index = backend().tensor(1L, 2L);
    Expect.error(() -> bag.forward(index), "embeddingBag: ", "[bags, n]", "[2]");
    Expect.error(
        () -> bag.forward(index, backend().tensor(1L)), "embeddingBag: ", "begin with 0", "[1]");
    Expect.error(
        () -> bag.forward(index, backend().tensor(0L, 3L)), "embeddingBag: ", "at most", "[0, 3]");
    Expect.error(() -> bag.forward(index, backend().tensor(0L), ones(2)), "embeddingBag: ", "MEAN");
    EmbeddingBag limited =
        EmbeddingBag.create(backend(), 4, 2, new EmbeddingBag.Options().maxNorm(0.01));
    Map<String, HostArray> before = values(limited);
    Expect.error(() -> limited.forward(index, backend().tensor(1L)), "embeddingBag: ");
    assertEquals(before, values(limited), "a refused call scales nothing");
    EmbeddingBag.Options sum = new EmbeddingBag.Options().mode(BagMode.SUM);
    Expect.error(
        () -> EmbeddingBag.create(backend(), 4, 2, sum.paddingIdx(4)), "embeddingBag: ", "4 rows");
    Expect.error(
        () -> backend().bilinear(2, 3, 1).forward(ones(5, 2), ones(4, 3)),
        "bilinear: ",
        "[5, 2] and [4, 3]");
  }

  /** Nothing at all is a bag of nothing. */
  @Test
  default void emptyBags() {
    EmbeddingBag bag = backend().embeddingBag(4, 2);
    Tensor none = tensor(DType.INT64, Shape.of(0));
    Tensor y = bag.forward(none, backend().tensor(0L, 0L));
    assertEquals(backend().zeros(Shape.of(2, 2)).toHost(), y.toHost());
  }

  @Test
  default void bentInputs() {
    Expect.error(() -> backend().glu(1).forward(ones(2, 3)), "glu: ", "even", "3 for shape");
    Expect.error(() -> backend().softmax2d().forward(ones(2, 3)), "softmax2d: ", "[2, 3]");
    Expect.error(() -> backend().celu(0), "celu: ", "other than 0");
    Expect.error(() -> backend().softshrink(-1), "softshrink: ", "-1");
    Expect.error(() -> ones(2, 3).prelu(ones(2)), "prelu: ", "[2]", "[2, 3]");
    assertEquals("LeakyRelu(negativeSlope=0.01)", backend().leakyRelu().toString());
    assertEquals("ReLU", backend().relu().toString());
    Expect.error(() -> new ModuleMap<>(Map.of("a.b", backend().relu())), "moduleMap: ", "'a.b'");
    Module model = backend().sequential(backend().relu(), backend().glu(0));
    assertTrue(model.summary().contains("ReLU"), model::summary);
  }
}
