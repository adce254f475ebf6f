package dev.nabla.nn;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.TensorFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cell, or one direction of one recurrent layer, learns; the rows are the gates, one after
 * the other.
 *
 * @param weightIh {@code [gates * hidden, in]}
 * @param weightHh {@code [gates * hidden, out]}, out being hidden unless there is a projection
 * @param biasIh {@code [gates * hidden]}, or none
 * @param biasHh as biasIh
 * @param weightHr the projection {@code [out, hidden]}, or none
 */
public record RecurrentWeights(
    Parameter weightIh,
    Parameter weightHh,
    Optional<Parameter> biasIh,
    Optional<Parameter> biasHh,
    Optional<Parameter> weightHr) {
  /** Checks that they fit one another. */
  public RecurrentWeights {
    boolean matrices = weightIh.shape().rank() == 2 && weightHh.shape().rank() == 2;
    Shape rows = Shape.of(matrices ? weightIh.shape().extent(0) : 0);
    boolean fit = matrices && weightHh.shape().extent(0) == rows.extent(0);
    boolean biases = biasIh.isPresent() == biasHh.isPresent();
    for (Optional<Parameter> bias : List.of(biasIh, biasHh)) {
      biases &= bias.isEmpty() || bias.get().shape().equals(rows);
    }
    if (!fit || !biases) {
      throw new NablaException(
          "recurrentWeights",
          "weights [G, in] and [G, out], and both biases [G] or none",
          weightIh.shape() + ", " + weightHh.shape() + ", " + text(biasIh) + " and " + text(biasHh),
          "let create() make them");
    }
    int out = weightHh.shape().extent(1);
    if (weightHr.isPresent()
        && (weightHr.get().shape().rank() != 2 || weightHr.get().shape().extent(0) != out)) {
      throw new NablaException(
          "recurrentWeights",
          "a projection [" + out + ", hidden], as wide as the state",
          weightHr.get().shape().toString(),
          "let create() make it");
    }
  }

  /** Them, if they are for these gates; an error if not. */
  RecurrentWeights require(String op, Gates gates) {
    boolean projected = weightHr.isPresent();
    int rows = gates.count() * (projected ? weightHr.get().shape().extent(1) : out());
    if (weightIh.shape().extent(0) != rows || (projected && gates != Gates.LSTM)) {
      throw new NablaException(
          op,
          "weights of " + gates.count() + " times as many rows as there are hidden features",
          weightIh.shape() + " and " + weightHh.shape() + (projected ? " with a projection" : ""),
          "let create() make them");
    }
    return this;
  }

  private static String text(Optional<Parameter> bias) {
    return bias.map(b -> b.shape().toString()).orElse("no bias");
  }

  /**
   * All drawn uniformly from {@code -1/sqrt(hidden)} to {@code 1/sqrt(hidden)}, in PyTorch's order:
   * that of the components.
   *
   * @param projected the width of the output, or 0 to leave it at hidden
   */
  static RecurrentWeights create(
      TensorFactory factory, int gates, int in, int hidden, boolean bias, int projected) {
    double bound = 1 / Math.sqrt(hidden);
    int rows = gates * hidden;
    List<Shape> shapes = new ArrayList<>();
    shapes.add(Shape.of(rows, in));
    shapes.add(Shape.of(rows, projected > 0 ? projected : hidden));
    if (bias) {
      shapes.add(Shape.of(rows));
      shapes.add(Shape.of(rows));
    }
    if (projected > 0) {
      shapes.add(Shape.of(projected, hidden));
    }
    List<Parameter> drawn =
        shapes.stream().map(s -> factory.parameter(factory.uniform(s, -bound, bound))).toList();
    return new RecurrentWeights(
        drawn.get(0),
        drawn.get(1),
        bias ? Optional.of(drawn.get(2)) : Optional.empty(),
        bias ? Optional.of(drawn.get(3)) : Optional.empty(),
        projected > 0 ? Optional.of(drawn.get(drawn.size() - 1)) : Optional.empty());
  }

  /** Them under PyTorch's names: {@code weight_ih_l0} for the suffix {@code _l0}. */
  Map<String, Object> named(String suffix) {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("weight_ih" + suffix, weightIh);
    named.put("weight_hh" + suffix, weightHh);
    biasIh.ifPresent(bias -> named.put("bias_ih" + suffix, bias));
    biasHh.ifPresent(bias -> named.put("bias_hh" + suffix, bias));
    weightHr.ifPresent(weight -> named.put("weight_hr" + suffix, weight));
    return named;
  }

  int in() {
    return weightIh.shape().extent(1);
  }

  int out() {
    return weightHh.shape().extent(1);
  }
}
