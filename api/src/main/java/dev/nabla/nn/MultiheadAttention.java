package dev.nabla.nn;

import dev.nabla.functional.Attention;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code W_o [head_1; head_2; …] + b_o}, {@code head_i = softmax(q_i k_i' / sqrt(E / heads)) v_i},
 * by queries, keys and values that are linear in the inputs (Vaswani et al., "Attention is all you
 * need", 2017).
 *
 * <p>Queries are {@code [L, N, E]}, keys {@code [S, N, kdim]}, values {@code [S, N, vdim]} and the
 * output {@code [L, N, E]}; with batchFirst N comes first, and of single sequences there is none.
 *
 * @param numHeads a divisor of E
 * @param factory where dropout draws from
 */
public record MultiheadAttention(
    int numHeads,
    Options options,
    TensorFactory factory,
    AttentionWeights weights,
    Linear outProj,
    Mode mode)
    implements Module {
  private static final String OP = "multiheadAttention";

  /**
   * PyTorch's settings.
   *
   * @param dropout 0: the share of the weights that is dropped in training
   * @param bias true
   * @param kdim the width of the keys, embedDim unless given
   * @param vdim the width of the values, likewise
   * @param addBiasKv false; else a learned key with its value after those given
   * @param addZeroAttn false; else a key and value of zeros after those
   * @param batchFirst false
   */
  public record Options(
      double dropout,
      boolean bias,
      OptionalInt kdim,
      OptionalInt vdim,
      boolean addBiasKv,
      boolean addZeroAttn,
      boolean batchFirst) {
    /** Checks them. */
    public Options {
      Require.probability(OP, dropout);
      kdim.ifPresent(width -> Require.atLeastOne(OP, "kdim", width));
      vdim.ifPresent(width -> Require.atLeastOne(OP, "vdim", width));
    }

    /** The defaults. */
    public Options() {
      this(0, true, OptionalInt.empty(), OptionalInt.empty(), false, false, false);
    }

    /** These with another dropout. */
    public Options dropout(double to) {
      return new Options(to, bias, kdim, vdim, addBiasKv, addZeroAttn, batchFirst);
    }

    /** These with biases, or without. */
    public Options bias(boolean to) {
      return new Options(dropout, to, kdim, vdim, addBiasKv, addZeroAttn, batchFirst);
    }

    /** These for keys of this width. */
    public Options kdim(int to) {
      OptionalInt width = OptionalInt.of(to);
      return new Options(dropout, bias, width, vdim, addBiasKv, addZeroAttn, batchFirst);
    }

    /** These for values of this width. */
    public Options vdim(int to) {
      OptionalInt width = OptionalInt.of(to);
      return new Options(dropout, bias, kdim, width, addBiasKv, addZeroAttn, batchFirst);
    }

    /** These with a learned key and value, or without. */
    public Options addBiasKv(boolean to) {
      return new Options(dropout, bias, kdim, vdim, to, addZeroAttn, batchFirst);
    }

    /** These with a key and value of zeros, or without. */
    public Options addZeroAttn(boolean to) {
      return new Options(dropout, bias, kdim, vdim, addBiasKv, to, batchFirst);
    }

    /** These for inputs {@code [N, L, E]}, or {@code [L, N, E]}. */
    public Options batchFirst(boolean to) {
      return new Options(dropout, bias, kdim, vdim, addBiasKv, addZeroAttn, to);
    }
  }

  /**
   * What an attention gives.
   *
   * @param output {@code [L, N, E]}, as the queries are laid out
   * @param weights {@code [N, L, S]}, or {@code [N, heads, L, S]}; without N of single sequences
   */
  public record Result(Tensor output, Tensor weights) {}

  /** Checks that the heads divide the width, and that the output is as wide. */
  public MultiheadAttention {
    requireHeads(weights.embedDim(), numHeads);
    Shape square = Shape.of(weights.embedDim(), weights.embedDim());
    if (!outProj.weight().shape().equals(square)) {
      throw new NablaException(
          OP, "an outProj of weight " + square, outProj.weight().shape().toString(), "reshape it");
    }
  }

  /** With biases, and inputs all of one width. */
  public static MultiheadAttention create(TensorFactory factory, int embedDim, int numHeads) {
    return create(factory, embedDim, numHeads, new Options());
  }

  /** Weights uniform after Glorot, that of the output as {@link Linear}'s; biases 0. */
  public static MultiheadAttention create(
      TensorFactory factory, int embedDim, int numHeads, Options options) {
    requireHeads(embedDim, numHeads);
    Linear drawn = Linear.create(factory, embedDim, embedDim, options.bias());
    AttentionWeights weights = AttentionWeights.create(factory, embedDim, options);
    Linear outProj =
        new Linear(drawn.weight(), drawn.bias().map(b -> factory.parameter(factory.zerosLike(b))));
    return new MultiheadAttention(numHeads, options, factory, weights, outProj, new Mode());
  }

  private static void requireHeads(int embedDim, int numHeads) {
    Require.atLeastOne(OP, "embedDim", embedDim);
    Require.atLeastOne(OP, "numHeads", numHeads);
    if (embedDim % numHeads != 0) {
      throw new NablaException(
          OP,
          "a number of heads that divides the " + embedDim + " features",
          Integer.toString(numHeads),
          "name a divisor of " + embedDim);
    }
  }

  /** {@code in_proj_weight}, {@code in_proj_bias}, …, {@code out_proj}. */
  @Override
  public Map<String, Object> components() {
    Map<String, Object> named = new LinkedHashMap<>(weights.named());
    named.put("out_proj", outProj);
    named.put("mode", mode);
    return named;
  }

  /** Self-attention: x is queries, keys and values. */
  @Override
  public Tensor forward(Tensor x) {
    return forward(x, x, x);
  }

  /** The output where everything is open. */
  public Tensor forward(Tensor query, Tensor key, Tensor value) {
    return forward(query, key, value, new AttentionMask());
  }

  /** The output. */
  public Tensor forward(Tensor query, Tensor key, Tensor value, AttentionMask mask) {
    return attend(query, key, value, mask).output();
  }

  /**
   * The output with the weights, which in training are those after dropout.
   *
   * @param average whether the weights are the mean over the heads, or each head's
   */
  public Result withWeights(
      Tensor query, Tensor key, Tensor value, AttentionMask mask, boolean average) {
    Result result = attend(query, key, value, mask);
    Tensor shown = average ? result.weights().mean(1) : result.weights();
    return new Result(result.output(), query.shape().rank() == 2 ? shown.squeeze(0) : shown);
  }

  private Result attend(Tensor query, Tensor key, Tensor value, AttentionMask mask) {
    AttentionSizes sizes = AttentionInputs.sizes(this, query, key, value);
    sizes.require(mask);
    return Calls.of(
        this,
        List.of(query, key, value),
        () -> attend(sizes, query, key, value, mask),
        result -> List.of(result.output(), result.weights()));
  }

  private Result attend(
      AttentionSizes sizes, Tensor query, Tensor key, Tensor value, AttentionMask mask) {
    Tensor q = batchFirst(query);
    Tensor k = key == query ? q : batchFirst(key);
    Tensor v = value == key ? k : batchFirst(value);
    List<Tensor> projected = weights.project(q, k, v);
    Tensor keys = heads(extended(projected.get(1), weights.furtherKey()));
    Tensor values = heads(extended(projected.get(2), weights.furtherValue()));
    Tensor scores = weigh(heads(projected.get(0)), keys, sizes, mask);
    Tensor kept =
        dev.nabla.functional.Dropout.dropout(scores, options.dropout(), mode.isTraining(), factory);
    Tensor joined = kept.matmul(values).permute(0, 2, 1, 3);
    Tensor output = Calls.forward(outProj, joined.reshape(projected.get(0).shape()));
    return new Result(asGiven(output, sizes.batched()), kept);
  }

  private static Tensor weigh(Tensor q, Tensor k, AttentionSizes sizes, AttentionMask mask) {
    return sizes.onlyCausal(mask)
        ? Attention.attentionWeights(q, k, null, true)
        : Attention.attentionWeights(q, k, sizes.merged(mask, q).orElse(null), false);
  }

  /** {@code [N, S, E]} with what comes after the keys that were given. */
  private Tensor extended(Tensor x, Optional<? extends Tensor> further) {
    Shape row = x.shape().with(1, 1);
    Tensor learned = further.<Tensor>map(f -> x.concat(1, f.expand(row))).orElse(x);
    return options.addZeroAttn() ? learned.pad(1, 0, 1, 0) : learned;
  }

  /** {@code [N, L, E] -> [N, heads, L, E / heads]}. */
  private Tensor heads(Tensor x) {
    return x.unflatten(2, numHeads, -1).permute(0, 2, 1, 3);
  }

  private Tensor batchFirst(Tensor x) {
    if (x.shape().rank() == 2) {
      return x.unsqueeze(0);
    }
    return options.batchFirst() ? x : x.transpose(0, 1);
  }

  private Tensor asGiven(Tensor x, boolean batched) {
    if (!batched) {
      return x.squeeze(0);
    }
    return options.batchFirst() ? x : x.transpose(0, 1);
  }

  @Override
  public String toString() {
    return describe();
  }
}
