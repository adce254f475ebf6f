package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.nn.AttentionMask;
import dev.nabla.nn.Gru;
import dev.nabla.nn.GruCell;
import dev.nabla.nn.Lstm;
import dev.nabla.nn.LstmResult;
import dev.nabla.nn.Mode;
import dev.nabla.nn.MultiheadAttention;
import dev.nabla.nn.RecurrentOptions;
import dev.nabla.nn.Transformer;
import dev.nabla.nn.TransformerEncoder;
import dev.nabla.nn.TransformerOptions;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** L3: what holds of layers along sequences beyond what PyTorch's recordings show. */
@InTier(Tier.L3)
interface SequenceRules extends Subject {
  private Tensor drawn(int... extents) {
    return backend().randn(Shape.of(extents));
  }

  private static void near(Tensor wanted, Tensor found) {
    assertEquals(wanted.shape(), found.shape());
    assertArrayEquals(wanted.toFloatArray(), found.toFloatArray(), 1e-5f);
  }

  @Test
  default void aSequenceGoesOnWhereItWasCut() {
    backend().seed(1);
    Lstm lstm = backend().lstm(3, 4, new RecurrentOptions().numLayers(2));
    Tensor x = drawn(6, 2, 3);
    LstmResult whole = lstm.run(x);
    LstmResult first = lstm.run(x.narrow(0, 0, 4, 1));
    LstmResult rest = lstm.run(x.narrow(0, 4, 2, 1), first.state().detach());
    near(whole.output(), first.output().concat(0, rest.output()));
    near(whole.h(), rest.h());
    near(whole.c(), rest.c());
    rest.output().sum().backward();
    assertTrue(lstm.parameter("weight_hh_l1").hasGrad());
    assertFalse(first.state().detach().h().requiresGrad());
  }

  @Test
  default void aCellIsOneStepOfItsLayer() {
    backend().seed(2);
    GruCell cell = backend().gruCell(3, 4);
    backend().seed(2);
    Gru layer = backend().gru(3, 4);
    Tensor x = drawn(2, 2, 3);
    Tensor h = cell.forward(x.select(0, 1), cell.forward(x.select(0, 0)));
    near(layer.run(x).h().squeeze(0), h);
  }

  @Test
  default void recurrentLayersTakeWhatFits() {
    Lstm lstm = backend().lstm(3, 4);
    Expect.error(() -> lstm.forward(drawn(5, 2, 4)), "lstm", "[T, N, 3]", "[5, 2, 4]");
    Expect.error(() -> lstm.forward(drawn(3)), "lstm", "[T, 3]", "[3]");
    Expect.error(() -> lstm.forward(drawn(5, 2, 3).to(DType.FLOAT64)), "dtype FLOAT32", "FLOAT64");
    Expect.error(() -> lstm.forward(drawn(0, 2, 3)), "at least one step", "[0, 2, 3]");
    LstmResult result = lstm.run(drawn(5, 2, 3));
    Expect.error(() -> lstm.run(drawn(5, 3, 3), result.state()), "[1, 3, 4]", "[1, 2, 4]");
    Expect.error(() -> lstm.run(drawn(5, 3), result.state()), "[1, 4]", "[1, 2, 4]");
    RecurrentOptions batchFirst = new RecurrentOptions().batchFirst(true);
    Expect.error(() -> backend().gru(3, 4, batchFirst).forward(drawn(3, 2)), "gru", "[N, T, 3]");
    Expect.error(
        () -> backend().rnnCell(3, 4).forward(drawn(5, 2, 3)), "rnnCell", "[N, 3]", "[5, 2, 3]");
    Expect.error(
        () -> backend().gruCell(3, 4).forward(drawn(2, 3), drawn(2, 3)), "gruCell", "[2, 4]");
  }

  @Test
  default void recurrentSettingsAreChecked() {
    RecurrentOptions options = new RecurrentOptions();
    Expect.error(() -> options.numLayers(0), "numLayers", "0");
    Expect.error(() -> options.dropout(1.5), "probability", "1.5");
    Expect.error(() -> backend().rnn(0, 4), "rnn", "inputSize", "0");
    Expect.error(() -> backend().lstmCell(3, 0), "lstmCell", "hiddenSize", "0");
    Expect.error(() -> Lstm.create(backend(), 3, 4, 4, options), "lstm", "narrower", "4");
    Expect.error(
        () -> new Lstm(backend(), options.numLayers(2), backend().lstm(3, 4).weights(), new Mode()),
        "2 sets of weights",
        "1");
  }

  /** A mask that is true shuts, and what is shut has neither weight nor gradient. */
  @Test
  default void masksShutWhereTheyAreTrue() {
    backend().seed(3);
    MultiheadAttention attention = backend().multiheadAttention(4, 2);
    Parameter x = backend().parameter(drawn(3, 1, 4));
    Tensor shut =
        backend()
            .tensor(
                new boolean[][] {{false, true, true}, {true, true, true}, {true, false, false}});
    AttentionMask mask = new AttentionMask().attention(shut);
    MultiheadAttention.Result result = attention.withWeights(x, x, x, mask, false);
    Expect.same(
        result.weights().narrow(2, 0, 2, 1),
        DType.FLOAT32,
        Shape.of(1, 2, 2, 3),
        i -> i[2] == 0 && i[3] == 0 ? 1 : 0);
    result.output().select(0, 1).sum().backward();
    assertArrayEquals(new float[12], x.grad().toFloatArray(), "nothing is open to query 1");
  }

  @Test
  default void causalIsTheSubsequentMask() {
    backend().seed(4);
    MultiheadAttention attention = backend().multiheadAttention(4, 2);
    Tensor x = drawn(5, 2, 4);
    Tensor mask = Transformer.generateSquareSubsequentMask(backend(), 5);
    double shut = Double.NEGATIVE_INFINITY;
    Expect.same(mask, DType.FLOAT32, Shape.of(5, 5), i -> i[1] > i[0] ? shut : 0);
    AttentionMask open = new AttentionMask();
    Tensor causal = attention.forward(x, x, x, open.causal(true));
    near(attention.forward(x, x, x, open.attention(mask)), causal);
    Tensor padding = backend().zeros(Shape.of(2, 5), DType.BOOL);
    near(attention.forward(x, x, x, open.causal(true).keyPadding(padding)), causal);
  }

  @Test
  default void attentionTakesWhatFits() {
    Expect.error(() -> backend().multiheadAttention(6, 4), "multiheadAttention", "divides", "4");
    Expect.error(() -> backend().multiheadAttention(6, 0), "numHeads", "0");
    MultiheadAttention attention = backend().multiheadAttention(6, 2);
    Tensor q = drawn(4, 2, 6);
    Tensor k = drawn(5, 2, 6);
    Expect.error(() -> attention.forward(drawn(4, 2, 5)), "queries [L, N, 6]", "[4, 2, 5]");
    Expect.error(() -> attention.forward(q, drawn(5, 6), k), "keys [L, N, 6]", "[5, 6]");
    Expect.error(() -> attention.forward(q, k, q), "as many values as keys", "[5, 2, 6]");
    Expect.error(() -> attention.forward(q, drawn(5, 3, 6), drawn(5, 3, 6)), "[5, 3, 6]");
    for (Tensor mask : List.of(drawn(5, 4), drawn(2, 4, 5), drawn(4, 5).to(DType.INT64))) {
      Expect.error(
          () -> attention.forward(q, k, k, new AttentionMask().attention(mask)),
          "an attention mask [4, 5] or [4, 4, 5] of dtype BOOL or FLOAT32",
          mask.shape().toString());
    }
    Expect.error(
        () -> attention.forward(q, k, k, new AttentionMask().keyPadding(drawn(5, 2))),
        "a key padding mask [2, 5]",
        "[5, 2]");
  }

  /** PyTorch copies one layer: all begin alike, and the stream has moved by one. */
  @Test
  default void stackedLayersBeginAlike() {
    TransformerOptions options = new TransformerOptions().dimFeedforward(5);
    backend().seed(5);
    TransformerEncoder stack = backend().transformerEncoder(4, 2, 3, options);
    double next = backend().rand(Shape.of()).item();
    backend().seed(5);
    Tensor weight = backend().transformerEncoderLayer(4, 2, options).linear1().weight();
    assertEquals(next, backend().rand(Shape.of()).item());
    stack.layers().forEach(layer -> near(weight, layer.linear1().weight()));
    assertEquals(3 * 12, stack.parameters().size());
  }

  @Test
  default void transformersTakeWhatFits() {
    TransformerOptions options = new TransformerOptions().dimFeedforward(5);
    Expect.error(() -> options.dropout(-1), "probability", "-1.0");
    Expect.error(() -> options.dimFeedforward(0), "dimFeedforward", "0");
    Expect.error(() -> options.layerNormEps(-1), "layerNormEps", "-1.0");
    Expect.error(() -> backend().transformerEncoder(4, 2, 0, options), "numLayers", "0");
    assertEquals(
        "TransformerOptions[dimFeedforward=5, dropout=0.1, layerNormEps=1.0E-5, batchFirst=false,"
            + " normFirst=false, bias=true]",
        options.toString());
    Transformer transformer = backend().transformer(4, 2, 1, 1, options);
    Expect.error(
        () -> transformer.forward(drawn(5, 2, 4), drawn(3, 3, 4)),
        "one batch size, in the middle",
        "[5, 2, 4] and [3, 3, 4]");
    Expect.error(
        () -> transformer.forward(drawn(5, 2, 3), drawn(3, 2, 3)),
        "queries [L, N, 4]",
        "[5, 2, 3]");
    Expect.error(
        () -> backend().positionalEncoding(4).forward(drawn(5001, 1, 4)),
        "positionalEncoding",
        "L at most 5000",
        "[5001, 1, 4]");
  }
}
