package dev.nabla.autograd;

import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The way of backward(): everywhere, to add up what reaches the parameters. */
final class ToParameters implements Route {
  /** A parameter's whole gradient: it is reached once. */
  private record Arrival(TapeParameter<?> parameter, Tensor gradient) {}

  private final List<Arrival> arrivals = new ArrayList<>();

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
    TapeParameter<?> parameter = node.parameter();
    if (parameter != null) {
      arrivals.add(new Arrival(parameter, hooked));
    }
    return hooked;
  }

  /** Adds them to the parameters' own: each sum is known before the first is kept. */
  void accumulate() {
    List<Runnable> sums = new ArrayList<>(arrivals.size());
    for (Arrival arrival : arrivals) {
      sums.add(arrival.parameter().accumulation(arrival.gradient()));
    }
    for (Runnable sum : sums) {
      sum.run();
    }
  }
}
