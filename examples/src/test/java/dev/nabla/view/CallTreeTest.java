package dev.nabla.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.nn.Module;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.view.ModelSummary.Layer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallTreeTest {
  private final Backend backend = Backends.get("pure");

  /** Tries one after the other. */
  private record Attempts(Module first, Module second, Module last) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      Tensor y;
      try {
        y = first.forward(x);
      } catch (NablaException e) {
        y = second.forward(x);
      }
      return last.forward(y);
    }
  }

  @Test
  void aCallThatThrowsIsOver() {
    Module broken = backend.sequential(backend.linear(4, 5), backend.linear(6, 7));
    Module model = new Attempts(broken, backend.linear(4, 3), backend.linear(3, 1));
    ModelSummary summary = ModelSummary.of(backend, model, Shape.of(2, 4));
    assertEquals(
        List.of("", "first", "0", "1", "second", "last"),
        summary.layers().stream().map(Layer::name).toList());
    assertEquals(List.of(0, 1, 2, 2, 1, 1), summary.layers().stream().map(Layer::depth).toList());
    assertEquals(Optional.empty(), summary.layers().get(3).output());
    assertEquals(2 * (4 * 5 + 4 * 3 + 3), summary.multiplyAdds());
  }
}
