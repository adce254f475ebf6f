package dev.nabla.examples.task;

import dev.nabla.backend.Backend;
import dev.nabla.nn.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the layers that a file names, each of the size that the one before gives. */
final class Layers {
  private static final String KNOWN =
      "a layer among linear, batchNorm, layerNorm, dropout, relu, tanh, sigmoid, gelu, silu";

  private final Backend backend;
  private final int outputs;
  private int size;

  /** From {@code inputs} to {@code outputs}. */
  Layers(Backend backend, int inputs, int outputs) {
    this.backend = backend;
    this.size = inputs;
    this.outputs = outputs;
  }

  /** {@code first}, the layers, and a linear one to the outputs. */
  Module model(List<Module> first, List<Node> layers) {
    List<Module> all = new ArrayList<>(first);
    for (Node layer : layers) {
      Map.Entry<String, Node> named = layer.named();
      all.add(layer(layer, named.getKey(), named.getValue()));
    }
    all.add(linear(outputs));
    return backend.sequential(all.toArray(Module[]::new));
  }

  private Module layer(Node layer, String name, Node value) {
    return switch (name) {
      case "linear" -> linear(value.whole(1));
      case "batchNorm" -> backend.batchNorm1d(size);
      case "layerNorm" -> backend.layerNorm(size);
      case "dropout" -> backend.dropout(value.number(0.5));
      case "relu" -> backend.relu();
      case "tanh" -> backend.tanh();
      case "sigmoid" -> backend.sigmoid();
      case "gelu" -> backend.gelu();
      case "silu" -> backend.silu();
      default -> throw layer.wrong(KNOWN, "name one of them");
    };
  }

  private Module linear(int to) {
    Module linear = backend.linear(size, to);
    size = to;
    return linear;
  }
}
