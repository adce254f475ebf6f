package dev.nabla.view;

import dev.nabla.nn.Component;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of a component: what went in and came out, and the calls in it. */
final class Call {
  final Component component;
  final List<Call> inner = new ArrayList<>();
  final @Nullable Shape input;
  @Nullable Shape output;
  long outputBytes;
  long multiplyAdds;

  Call(Component component, List<Tensor> inputs) {
    this.component = component;
    this.input = inputs.isEmpty() ? null : inputs.get(0).shape();
  }

  void gave(List<Tensor> outputs) {
    if (!outputs.isEmpty()) {
      output = outputs.get(0).shape();
      outputBytes = bytes(outputs.get(0));
    }
  }

  static long bytes(Tensor tensor) {
    return tensor.shape().size() * tensor.dtype().bytes();
  }
}
