package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.backend.Backend;
import dev.nabla.io.Safetensors.Stored;
import dev.nabla.nn.init.Initializer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;

/**
 * First weights as the recording drew them, made anew or into a parameter, and the numbers that the
 * stream gives after them.
 */
record InitTwin(Initializer initializer) {
  void replay(Backend backend, Twin twin) {
    try (Scope scope = backend.scope()) {
      DType dtype = twin.get("dtype").getAsString().equals("f32") ? DType.FLOAT32 : DType.FLOAT64;
      Stored wanted = twin.stored(twin.get("out").getAsString());
      backend.seed(twin.seed());
      Tensor made = initializer.parameter(backend, wanted.shape(), dtype);
      twin.compare("tol", "weight", wanted, made);
      requireThen(backend, twin);
      Parameter filled = backend.parameter(backend.zeros(wanted.shape(), dtype));
      backend.seed(twin.seed());
      initializer.fill(backend, filled);
      assertEquals(made.toHost(), filled.toHost(), "filled");
    }
  }

  private static void requireThen(Backend backend, Twin twin) {
    Stored then = twin.stored(twin.get("then").getAsString());
    Expect.recorded(Tolerance.EXACT, 1, "drawn after it", then, backend.rand(then.shape()));
  }
}
