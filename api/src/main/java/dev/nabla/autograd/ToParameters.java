package dev.nabla.autograd;

import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The way of backward(): everywhere, to add up what reaches the parameters. */
final class ToParameters implements Route {
  private final Map<TapeParameter<?>, Tensor> gradients = new LinkedHashMap<>();

  @Override
  public boolean enters(Node node) {
    TapeParameter<?> parameter = node.parameter();
    return parameter == null || parameter.requiresGrad(); // frozen since
  }

  @Override
  public boolean passes(Node node) {
    return true;
  }

  @Override
  public Tensor arrive(Node node, Tensor gradient) {
    Tensor hooked = node.hooked(gradient);
    if (node.parameter() != null) {
      gradients.put(node.parameter(), hooked);
    }
    return hooked;
  }

  /** Adds them to the parameters' own: each sum is known before the first is kept. */
  void accumulate() {
    List<Runnable> sums = new ArrayList<>();
    gradients.forEach((parameter, gradient) -> sums.add(parameter.accumulation(gradient)));
    sums.forEach(Runnable::run);
  }
}
