package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * All that a step changes, as it was: values, settings and what the optimizer remembers.
 *
 * @param all in a fixed order
 */
record Snapshot(List<Object> all) {
  static Snapshot of(Optimizer optimizer) {
    List<Object> all = new ArrayList<>();
    optimizer.parameters().forEach(parameter -> all.add(parameter.toHost()));
    all.addAll(optimizer.state().groups());
    optimizer
        .state()
        .parameters()
        .forEach(
            state -> {
              TreeMap<String, HostArray> tensors = new TreeMap<>();
              state.tensors().forEach((name, tensor) -> tensors.put(name, tensor.toHost()));
              all.add(tensors);
              all.add(state.numbers());
            });
    return new Snapshot(all);
  }

  /** The same and the gradients. */
  static Snapshot withGradients(Optimizer optimizer) {
    List<Object> all = new ArrayList<>(of(optimizer).all());
    for (Parameter parameter : optimizer.parameters()) {
      all.add(parameter.grad().toHost());
    }
    return new Snapshot(all);
  }

  void requireSame(Snapshot found, String when) {
    assertEquals(all.size(), found.all().size(), when);
    for (int i = 0; i < all.size(); i++) {
      assertEquals(all.get(i), found.all().get(i), when);
    }
  }
}
