package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnusedInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A function that a backend may have fused, held against its composition from the other kernels of
 * that backend: values, gradients, and the gradients of those.
 */
record FusedCase(String name, Function<List<Tensor>, Tensor> function, List<Shape> inputs) {
  /** Units in the last place of the greatest element, by which two orders of adding may differ. */
  private static final double ROOM = 128;

  static FusedCase of(String name, Function<List<Tensor>, Tensor> function, Shape... inputs) {
    return new FusedCase(name, function, List.of(inputs));
  }

  void check(Backend fused, Backend composed, DType dtype) {
    List<Tensor> wanted = everything(composed, dtype);
    List<Tensor> found = everything(fused, dtype);
    assertEquals(wanted.size(), found.size());
    for (int i = 0; i < wanted.size(); i++) {
      int orders = inputs.size();
      String what =
          i == 0 ? "value" : (i <= orders ? "gradient " : "second gradient ") + (i - 1) % orders;
      assertSame(what, wanted.get(i), found.get(i));
    }
  }

  /** The value, its gradients, and those of the gradients, all weighted unevenly. */
  private List<Tensor> everything(Backend backend, DType dtype) {
    List<Parameter> x = new ArrayList<>();
    for (Shape shape : inputs) {
      x.add(backend.parameter(sample(backend, dtype, shape, 40 + x.size())));
    }
    Tensor value = function.apply(List.copyOf(x));
    List<Tensor> all = new ArrayList<>(List.of(value));
    if (!value.requiresGrad()) {
      return all;
    }
    Tensor weighted = value.mul(sample(backend, dtype, value.shape(), 50)).sum();
    all.addAll(backend.gradients(weighted, x, GraphMode.RETAIN));
    Tensor again = value.square().mul(sample(backend, dtype, value.shape(), 51)).sum();
    Tensor sum = backend.scalar(0).to(dtype);
    for (Tensor gradient : backend.gradients(again, x, GraphMode.CREATE)) {
      sum = sum.add(gradient.mul(sample(backend, dtype, gradient.shape(), 60)).sum());
    }
    all.addAll(
        backend.gradients(
            List.of(sum),
            x,
            List.of(backend.scalar(1).to(dtype)),
            GraphMode.FREE,
            UnusedInputs.ZEROS));
    return all;
  }

  private static Tensor sample(Backend backend, DType dtype, Shape shape, long seed) {
    double[] values = Samples.of(DType.FLOAT32, (int) shape.size(), seed);
    return backend.tensor(HostArray.generate(dtype, values.length, i -> values[i]), shape);
  }

  private static void assertSame(String what, Tensor wanted, Tensor found) {
    assertEquals(wanted.shape(), found.shape(), what + ": shape");
    assertEquals(wanted.dtype(), found.dtype(), what + ": dtype");
    HostArray w = wanted.toHost();
    HostArray f = found.toHost();
    double greatest = 1;
    for (int i = 0; i < w.length(); i++) {
      double value = Math.abs(w.getDouble(i));
      greatest = value < Double.POSITIVE_INFINITY ? Math.max(greatest, value) : greatest;
    }
    double unit = w.dtype() == DType.FLOAT32 ? Math.ulp((float) greatest) : Math.ulp(greatest);
    double room = w.dtype().isFloating() ? Measured.widened(ROOM) * unit : 0;
    for (int i = 0; i < w.length(); i++) {
      double one = w.getDouble(i);
      double other = f.getDouble(i);
      boolean same = Double.compare(one, other) == 0 || Math.abs(one - other) <= room;
      String told = what + " at " + i + " of " + wanted.shape() + ": " + one + " composed, ";
      assertTrue(same, () -> told + other + " fused");
    }
  }
}
