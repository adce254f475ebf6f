package dev.nabla.backend.nd4j;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.optim.Optimizer;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * A program that trains, then holds on to more and more until it is told to stop, and trains on.
 */
final class HoldsTooMuch {
  private HoldsTooMuch() {}

  /** Prints the error's cause, the error, whether all was as before it, and the last loss. */
  public static void main(String[] args) {
    Backend backend = Backends.get("nd4j");
    Parameter w = backend.parameter(backend.tensor(1f, 2f, 3f));
    Optimizer adam = backend.adam(List.of(w), 0.1);
    train(w, adam);
    String before = told(w, adam);
    List<Tensor> held = new ArrayList<>();
    try {
      while (held.size() < 1000) { // 4 MiB each
        held.add(w.detach().sum().expand(Shape.of(1 << 20)).mul(2));
      }
    } catch (NablaException e) {
      System.out.println(e.getCause());
      System.out.println(e.getMessage());
    }
    System.out.println(before.equals(told(w, adam)));
    held.clear();
    System.out.println(train(w, adam));
  }

  private static double train(Parameter w, Optimizer optimizer) {
    double loss = 0;
    for (int i = 0; i < 200; i++) {
      optimizer.zeroGrad();
      Tensor square = w.square().sum();
      square.backward();
      optimizer.step();
      loss = square.item();
    }
    return loss;
  }

  private static String told(Parameter w, Optimizer optimizer) {
    return Arrays.toString(w.toFloatArray())
        + Arrays.toString(w.grad().toFloatArray())
        + new TreeMap<>(optimizer.state().parameters().get(0).tensors())
        + optimizer.state().parameters().get(0).numbers();
  }
}
