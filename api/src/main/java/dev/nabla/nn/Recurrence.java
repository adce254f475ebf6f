package dev.nabla.nn;

import dev.nabla.functional.Dropout;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.ArrayList;
import java.util.List;

/** A recurrent layer at work: its batches, layers and directions. */
record Recurrence(String op, Gates gates, Recurrent layer) {
  /** The weights of all layers and directions of {@code layer}, checked sizes first. */
  static List<RecurrentWeights> weights(
      TensorFactory factory, String op, Gates gates, int[] sizes, RecurrentOptions options) {
    int in = sizes[0];
    int hidden = sizes[1];
    int projected = sizes[2];
    requireSizes(op, in, hidden);
    if (projected < 0 || projected >= hidden) {
      throw new NablaException(
          op,
          "a projection narrower than the state, or 0 for none",
          projected + " for a state of " + hidden,
          "name a smaller one");
    }
    int outputs = (projected > 0 ? projected : hidden) * options.directions();
    List<RecurrentWeights> weights = new ArrayList<>();
    for (int i = 0; i < options.numLayers() * options.directions(); i++) {
      int read = i < options.directions() ? in : outputs;
      weights.add(
          RecurrentWeights.create(factory, gates.count(), read, hidden, options.bias(), projected));
    }
    return List.copyOf(weights);
  }

  static void requireSizes(String op, int in, int hidden) {
    Require.atLeastOne(op, "inputSize", in);
    Require.atLeastOne(op, "hiddenSize", hidden);
  }

  /** A copy of {@code weights}, of which there is one for each layer and direction. */
  static List<RecurrentWeights> requireAll(
      String op, Gates gates, List<RecurrentWeights> weights, RecurrentOptions options) {
    int wanted = options.numLayers() * options.directions();
    if (weights.size() != wanted) {
      throw new NablaException(
          op,
          wanted + " sets of weights, one for each layer and direction",
          Integer.toString(weights.size()),
          "let create() make them");
    }
    int reads = weights.get(0).in();
    for (int i = 0; i < wanted; i++) {
      int in = weights.get(i).require(op, gates).in();
      if (in != (i < options.directions() ? reads : weights.get(0).out() * options.directions())) {
        throw new NablaException(
            op,
            "layers that each read what the one below gives",
            "set " + i + " for " + in + " features",
            "let create() make them");
      }
    }
    return List.copyOf(weights);
  }

  /** The output and the last states, after a start from 0. */
  List<Tensor> run(Tensor x) {
    int[] batch = requireInput(x);
    Tensor zero = x.scalarLike(0);
    return run(x, stateShapes(batch).stream().<Tensor>map(zero::expand).toList());
  }

  /** The output and the last states, after a start from {@code first}. */
  List<Tensor> run(Tensor x, List<Tensor> first) {
    List<Shape> shapes = stateShapes(requireInput(x));
    for (int i = 0; i < shapes.size(); i++) {
      RecurrentChecks.state(op, first.get(i), shapes.get(i), x.dtype());
    }
    return Calls.of(layer, List.of(x), () -> laidOut(x, first), results -> results);
  }

  private List<Tensor> laidOut(Tensor x, List<Tensor> first) {
    if (x.shape().rank() == 2) {
      return unroll(x.unsqueeze(1), first.stream().map(s -> s.unsqueeze(1)).toList()).stream()
          .map(y -> y.squeeze(1))
          .toList();
    }
    if (!layer.options().batchFirst()) {
      return unroll(x, first);
    }
    List<Tensor> results = new ArrayList<>(unroll(x.transpose(0, 1), first));
    results.set(0, results.get(0).transpose(0, 1));
    return results;
  }

  /** The extent of the batch, or nothing. */
  private int[] requireInput(Tensor x) {
    RecurrentWeights lowest = layer.weights().get(0);
    Shape shape = x.shape();
    int rank = shape.rank();
    boolean batchFirst = layer.options().batchFirst();
    String batch = batchFirst ? "[N, T, " : "[T, N, ";
    if ((rank != 2 && rank != 3) || shape.extent(-1) != lowest.in()) {
      throw new NablaException(
          op,
          "an input " + batch + lowest.in() + "] or [T, " + lowest.in() + "]",
          shape.toString(),
          "make the last axis the features");
    }
    RecurrentChecks.dtype(op, x, lowest);
    boolean last = rank == 3 && batchFirst;
    if (shape.extent(last ? 1 : 0) == 0) {
      throw new NablaException(
          op, "a sequence of at least one step", shape.toString(), "leave empty ones out");
    }
    return rank == 2 ? new int[0] : new int[] {shape.extent(last ? 0 : 1)};
  }

  private List<Shape> stateShapes(int... batch) {
    RecurrentWeights lowest = layer.weights().get(0);
    int hidden = lowest.weightHh().shape().extent(0) / gates.count();
    Shape h = stateShape(lowest.out(), batch);
    return gates == Gates.LSTM ? List.of(h, stateShape(hidden, batch)) : List.of(h);
  }

  private Shape stateShape(int width, int... batch) {
    int all = layer.weights().size();
    return batch.length == 0 ? Shape.of(all, width) : Shape.of(all, batch[0], width);
  }

  /** Of {@code [T, N, in]}: the output, and each state of all layers and directions. */
  private List<Tensor> unroll(Tensor x, List<Tensor> first) {
    List<List<Tensor>> last = new ArrayList<>();
    Tensor y = x;
    for (int i = 0; i < layer.weights().size(); i += layer.options().directions()) {
      Tensor below = i == 0 ? y : dropped(y);
      List<Tensor> outputs = new ArrayList<>();
      for (int at = i; at < i + layer.options().directions(); at++) {
        int index = at;
        Pass pass = new Pass(gates, layer.weights().get(at), at > i);
        Pass.Result result = pass.over(below, first.stream().map(s -> s.select(0, index)).toList());
        outputs.add(result.outputs());
        last.add(result.state());
      }
      y = joined(outputs, -1);
    }
    List<Tensor> results = new ArrayList<>(List.of(y));
    for (int s = 0; s < first.size(); s++) {
      int index = s;
      results.add(joined(last.stream().map(state -> state.get(index).unsqueeze(0)).toList(), 0));
    }
    return results;
  }

  private Tensor dropped(Tensor y) {
    return Dropout.dropout(
        y, layer.options().dropout(), layer.mode().isTraining(), layer.factory());
  }

  static Tensor joined(List<Tensor> parts, int axis) {
    return parts.size() == 1
        ? parts.get(0)
        : parts.get(0).concat(axis, parts.subList(1, parts.size()));
  }
}
