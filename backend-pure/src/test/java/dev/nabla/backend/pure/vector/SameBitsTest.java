package dev.nabla.backend.pure.vector;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.functional.Convolution;
import dev.nabla.functional.Normalization;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is summed is so in one order, whether code is interpreted or compiled. */
class SameBitsTest {
  private static final int WIDTH = 1003;
  private static final long WARM_NANOS = 200_000_000;

  private final Backend backend = Backends.get("pure");
  private final Map<String, Supplier<double[]>> sums = new LinkedHashMap<>();

  private void sums(DType dtype) {
    backend.seed(1);
    Tensor x = backend.randn(Shape.of(4, WIDTH)).add(0.3).to(dtype);
    Tensor w = backend.randn(Shape.of(WIDTH)).to(dtype);
    Tensor square = backend.randn(Shape.of(WIDTH, 9)).to(dtype);
    Tensor image = backend.randn(Shape.of(1, 4, 15, 50)).to(dtype);
    Tensor kernels = backend.randn(Shape.of(4, 1, 3, 3)).to(dtype);
    put(dtype + " sum", () -> x.sum(1));
    put(dtype + " product of all", () -> x.cos().add(1).prod(1));
    put(dtype + " softmax", () -> x.softmax(1));
    put(dtype + " row by matrix", () -> x.narrow(0, 0, 1, 1).matmul(square));
    put(dtype + " matrix by column", () -> x.matmul(w.unsqueeze(1)));
    put(
        dtype + " norm",
        () -> {
          Parameter input = backend.parameter(x);
          Tensor y = Normalization.layerNorm(input, Shape.of(WIDTH), w, w, 1e-5);
          y.square().sum().backward();
          return y.add(input.grad());
        });
    put(
        dtype + " weights of a convolution",
        () -> {
          Parameter weight = backend.parameter(kernels);
          Convolution.conv2d(
                  image, weight, null, new int[] {1, 1}, new int[] {1, 1}, new int[] {1, 1}, 4)
              .square()
              .sum()
              .backward();
          return weight.grad();
        });
  }

  private void put(String name, Supplier<Tensor> sum) {
    sums.put(name, () -> sum.get().to(DType.FLOAT64).toDoubleArray());
  }

  @Test
  void interpretedAndCompiled() {
    sums(DType.FLOAT32);
    sums(DType.FLOAT64);
    Map<String, double[]> first = new LinkedHashMap<>();
    sums.forEach((name, sum) -> first.put(name, sum.get()));
    assertAll(sums.keySet().stream().map(name -> () -> compare(name, first.get(name))));
  }

  private void compare(String name, double[] first) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < WARM_NANOS) {
      assertArrayEquals(first, requireNonNull(sums.get(name)).get(), name);
    }
  }
}
