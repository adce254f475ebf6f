package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.functional.BagMode;
import dev.nabla.nn.AttentionWeights;
import dev.nabla.nn.Component;
import dev.nabla.nn.ConvOptions;
import dev.nabla.nn.EmbeddingBag;
import dev.nabla.nn.GroupNorm;
import dev.nabla.nn.LayerNorm;
import dev.nabla.nn.Module;
import dev.nabla.nn.MultiheadAttention;
import dev.nabla.nn.NormOptions;
import dev.nabla.nn.PositionalEncoding;
import dev.nabla.nn.RecurrentOptions;
import dev.nabla.nn.RecurrentWeights;
import dev.nabla.nn.RmsNorm;
import dev.nabla.nn.Rnn;
import dev.nabla.nn.RnnCell;
import dev.nabla.nn.Transformer;
import dev.nabla.nn.TransformerOptions;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** L3: layers at the edges: empty batches, refused sizes, scopes, frozen parts, every setting. */
@InTier(Tier.L3)
interface LayerEdgeRules extends Subject {
  private Tensor ones(int... extents) {
    return backend().ones(Shape.of(extents));
  }

  private static void gives(Module layer, Tensor x, int... extents) {
    assertEquals(Shape.of(extents), layer.forward(x).shape(), layer::toString);
  }

  /** A batch without samples comes out as one. */
  @Test
  default void emptyBatchesPass() {
    gives(backend().linear(3, 2), ones(0, 3), 0, 2);
    gives(backend().conv1d(2, 4, 3), ones(0, 2, 5), 0, 4, 3);
    gives(backend().conv2d(2, 4, 3), ones(0, 2, 5, 5), 0, 4, 3, 3);
    gives(backend().convTranspose2d(2, 4, 3), ones(0, 2, 5, 5), 0, 4, 7, 7);
    gives(backend().maxPool2d(2), ones(0, 2, 4, 4), 0, 2, 2, 2);
    gives(backend().avgPool1d(2), ones(0, 2, 4), 0, 2, 2);
    gives(backend().layerNorm(3), ones(0, 3), 0, 3);
    gives(backend().groupNorm(2, 4), ones(0, 4, 3), 0, 4, 3);
    gives(backend().dropout2d(0.5), ones(0, 4, 3, 3), 0, 4, 3, 3);
    gives(backend().rrelu(), ones(0, 4), 0, 4);
    gives(backend().embedding(5, 2), ones(0, 3).to(DType.INT64), 0, 3, 2);
    gives(backend().embeddingBag(5, 2), ones(0, 3).to(DType.INT64), 0, 2);
    gives(backend().rnn(3, 4), ones(5, 0, 3), 5, 0, 4);
    gives(backend().gru(3, 4, new RecurrentOptions().bidirectional(true)), ones(5, 0, 3), 5, 0, 8);
    gives(backend().lstm(3, 4), ones(5, 0, 3), 5, 0, 4);
    gives(backend().multiheadAttention(4, 2), ones(5, 0, 4), 5, 0, 4);
    gives(backend().transformerEncoderLayer(4, 2), ones(5, 0, 4), 5, 0, 4);
    assertEquals(
        Shape.of(0, 4), backend().bilinear(2, 3, 4).forward(ones(0, 2), ones(0, 3)).shape());
  }

  /** What cannot be built leaves the stream of random numbers where it was. */
  @Test
  default void refusedSizesDrawNothing() {
    Generator before = backend().generator().copy();
    TransformerOptions small = new TransformerOptions().dimFeedforward(4);
    for (Executable build :
        List.<Executable>of(
            () -> backend().linear(3, 0),
            () -> backend().bilinear(3, 2, 0),
            () -> backend().conv2d(4, 3, new ConvOptions(3).groups(2)),
            () -> backend().conv1d(4, 4, new ConvOptions(3).stride(1, 2)),
            () -> backend().embedding(0, 3),
            () -> backend().lstm(3, 4, 4, new RecurrentOptions()),
            () -> backend().multiheadAttention(5, 2),
            () -> backend().transformerEncoderLayer(5, 2, small),
            () -> backend().transformerEncoder(4, 2, 0, small),
            () -> backend().transformer(4, 2, 0, 1, small),
            () -> backend().transformer(4, 2, 1, 0, small))) {
      Expect.error(build, "expected");
      assertTrue(backend().generator().isAt(before));
    }
  }

  /** {@code eval} reaches whatever draws in training. */
  @Test
  default void evaluationDrawsNothing() {
    TransformerOptions dropping = new TransformerOptions().dimFeedforward(4).dropout(0.5);
    RecurrentOptions layers = new RecurrentOptions().numLayers(2).dropout(0.5);
    Transformer transformer = backend().transformer(4, 2, 1, 1, dropping);
    List<Module> modules =
        List.of(
            backend().sequential(backend().dropout(0.5), backend().alphaDropout(0.5)),
            backend().featureAlphaDropout(0.5),
            backend().rrelu(-2, -1),
            backend().gru(4, 4, layers),
            backend().positionalEncoding(4, new PositionalEncoding.Options().maxLen(9)),
            backend().multiheadAttention(4, 2, new MultiheadAttention.Options().dropout(0.5)),
            transformer.encoder());
    Tensor x = backend().randn(Shape.of(3, 2, 4)).neg();
    for (Module module : modules) {
      assertTrue(draws(() -> module.forward(x)), module::toString);
      module.eval();
      assertFalse(draws(() -> module.forward(x)), module::toString);
    }
    transformer.eval();
    assertFalse(draws(() -> transformer.forward(x, x)));
  }

  private boolean draws(Runnable forward) {
    Generator before = backend().generator().copy();
    forward.run();
    return !backend().generator().isAt(before);
  }

  @Test
  default void runningStatisticsOutliveScopes() {
    Module norm = backend().batchNorm1d(2);
    for (int i = 0; i < 3; i++) {
      Tensor y;
      try (Scope scope = backend().scope()) {
        y = scope.keep(norm.forward(backend().tensor(new float[][] {{1, 3}, {3, 5}})));
      }
      assertEquals(Shape.of(2, 2), y.shape());
    }
    List<Tensor> kept = List.copyOf(norm.namedBuffers().values());
    assertEquals(3, kept.get(2).item());
    assertEquals(2 * 0.271, kept.get(0).select(0, 0).item(), 1e-6);
    assertEquals(4 * 0.271, kept.get(0).select(0, 1).item(), 1e-6);
  }

  /** Gradients go through frozen layers, and leave nothing there. */
  @Test
  default void gradientsPassFrozenLayers() {
    List<Module> modules =
        List.of(
            backend().linear(4, 4),
            backend().layerNorm(4),
            backend().batchNorm1d(2),
            backend().conv1d(2, 2, 3),
            backend().gru(4, 3),
            backend().multiheadAttention(4, 2),
            backend().prelu());
    for (Module module : modules) {
      module.freeze();
      Parameter x = backend().parameter(backend().randn(Shape.of(3, 2, 4)));
      module.forward(x).square().sum().backward();
      assertTrue(x.hasGrad(), module::toString);
      assertTrue(module.parameters().stream().noneMatch(Parameter::hasGrad), module::toString);
    }
  }

  /** Weights that are another layer's are refused when the layer is made. */
  @Test
  default void othersWeightsAreRefused() {
    RecurrentWeights four = backend().lstmCell(3, 5).weights();
    Expect.error(() -> new RnnCell(four, Rnn.Nonlinearity.TANH), "rnnCell: ", "1 times", "[20, 3]");
    Parameter square = backend().parameter(ones(4, 4));
    Expect.error(
        () ->
            new AttentionWeights(
                Optional.of(square),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
        "multiheadAttention: ",
        "[3 E, E]",
        "[4, 4]");
  }

  private static void says(String text, Component layer) {
    assertEquals(text, layer.toString());
  }

  /** Whatever a layer may be told, its factory takes. */
  @Test
  default void factoriesTakeEverySetting() {
    says("Elu(alpha=2.0)", backend().elu(2));
    says("Celu(alpha=1.0)", backend().celu());
    says("Softplus(beta=2.0, threshold=9.0)", backend().softplus(2, 9));
    says("Softshrink(lambda=0.5)", backend().softshrink());
    says("Hardshrink(lambda=0.5)", backend().hardshrink());
    says("Hardtanh(minVal=-2.0, maxVal=3.0)", backend().hardtanh(-2, 3));
    says("Glu(axis=-1)", backend().glu());
    says("RmsNorm(normalizedShape=[3], eps=none, weight=[3])", backend().rmsNorm(3));
    says("PRelu(weight=[3])", backend().prelu(3, 0.1));
    says("RRelu(lower=0.1, upper=0.2)", backend().rrelu(0.1, 0.2));
    says("Linear(in=3, out=2, bias=false)", backend().linear(3, 2, false));
    says("Bilinear(weight=[4, 2, 3])", backend().bilinear(2, 3, 4, false));
    EmbeddingBag bag = backend().embeddingBag(4, 2, new EmbeddingBag.Options().mode(BagMode.MAX));
    assertEquals(BagMode.MAX, bag.options().mode());
    LayerNorm.Options plain = new LayerNorm.Options().elementwiseAffine(false);
    assertTrue(backend().layerNorm(Shape.of(3), plain).parameters().isEmpty());
    RmsNorm.Options bare = new RmsNorm.Options().elementwiseAffine(false);
    assertTrue(backend().rmsNorm(Shape.of(3), bare).parameters().isEmpty());
    GroupNorm.Options biased = new GroupNorm.Options().bias(false);
    assertEquals(1, backend().groupNorm(2, 4, biased).parameters().size());
    NormOptions options = NormOptions.batch().bias(false);
    for (Module norm :
        List.of(
            backend().batchNorm1d(3, options),
            backend().batchNorm2d(3, options),
            backend().batchNorm3d(3, options),
            backend().instanceNorm1d(3, options),
            backend().instanceNorm2d(3, options),
            backend().instanceNorm3d(3, options))) {
      assertEquals(1, norm.parameters().size(), norm::toString);
      assertEquals(3, norm.namedBuffers().size(), norm::toString);
    }
  }

  @Test
  default void sequenceFactoriesTakeEverySetting() {
    RecurrentOptions one = new RecurrentOptions();
    assertEquals(
        Rnn.Nonlinearity.RELU, backend().rnn(3, 4, Rnn.Nonlinearity.RELU, one).nonlinearity());
    assertEquals(Shape.of(2, 4), backend().lstm(3, 4, 2, one).parameter("weight_hr_l0").shape());
    assertEquals(2, backend().rnnCell(3, 4, false, Rnn.Nonlinearity.RELU).parameters().size());
    assertEquals(2, backend().gruCell(3, 4, false).parameters().size());
    assertEquals(2, backend().lstmCell(3, 4, false).parameters().size());
    assertEquals(
        2048, backend().transformerEncoderLayer(4, 2).linear1().weight().shape().extent(0));
    assertEquals(2, backend().transformerDecoder(4, 2, 2).layers().size());
    assertEquals(1, backend().transformer(4, 2, 1, 2).encoder().layers().size());
  }
}
