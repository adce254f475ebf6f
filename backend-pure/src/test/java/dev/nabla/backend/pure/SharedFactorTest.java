package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.backend.KernelBackend;
import dev.nabla.inspect.Profile;
import dev.nabla.inspect.ProfilingKernels;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Gradients of a matrix that is a factor of several products: of whole numbers, so exact. */
class SharedFactorTest {
  private static final int STEPS = 3;

  private final Backend backend = Backends.get("pure");

  /** By the matrix and by each other factor, of the sum of the squares of all products. */
  private List<float[]> gradients(
      Shape matrix, Shape other, BiFunction<Tensor, Tensor, Tensor> product, boolean shared) {
    Parameter w = backend.parameter(numbers(matrix, 1));
    List<Parameter> all = new ArrayList<>(List.of(w));
    Tensor sum = backend.scalar(0);
    for (int i = 0; i < STEPS; i++) {
      Parameter x = backend.parameter(numbers(other, i + 2));
      all.add(x);
      Tensor y = product.apply(shared ? w : w.add(0), x.add(0));
      sum = sum.add(y.square().sum());
    }
    sum.backward(GraphMode.CREATE);
    Tensor slopes = backend.scalar(0);
    List<float[]> found = new ArrayList<>();
    for (Parameter parameter : all) {
      found.add(parameter.grad().toFloatArray());
      slopes = slopes.add(parameter.grad().square().sum());
    }
    all.forEach(Parameter::zeroGrad);
    slopes.mul(0.5f).backward();
    all.forEach(parameter -> found.add(parameter.grad().toFloatArray()));
    return found;
  }

  private Tensor numbers(Shape shape, int step) {
    int n = (int) shape.size();
    return backend.tensor(HostArray.generate(DType.FLOAT32, n, i -> i * step % 5 - 2), shape);
  }

  private void check(Shape matrix, Shape other, BiFunction<Tensor, Tensor, Tensor> product) {
    List<float[]> wanted = gradients(matrix, other, product, false);
    List<float[]> found = gradients(matrix, other, product, true);
    assertEquals(wanted.size(), found.size());
    for (int i = 0; i < wanted.size(); i++) {
      assertArrayEquals(wanted.get(i), found.get(i), "gradient " + i);
    }
  }

  @Test
  void ofTheRightOne() {
    check(Shape.of(6, 5), Shape.of(2, 6), (w, x) -> x.matmul(w));
  }

  @Test
  void ofTheLeftOne() {
    check(Shape.of(6, 5), Shape.of(5, 2), (w, x) -> w.matmul(x));
  }

  @Test
  void ofOneThatIsTurned() {
    check(Shape.of(5, 6), Shape.of(2, 6), (w, x) -> x.matmul(w.t()));
  }

  @Test
  void ofBothSidesAndOfAnotherOperation() {
    check(
        Shape.of(6, 6),
        Shape.of(6, 6),
        (w, x) ->
            x.narrow(0, 0, 2, 1)
                .matmul(w)
                .add(w.matmul(x.narrow(1, 0, 2, 1)).t())
                .add(w.narrow(0, 0, 2, 1)));
  }

  @Test
  void areOneProductWhereThatIsLess() {
    Profile profile = new Profile();
    Backend counted =
        KernelBackend.over("counted", new ProfilingKernels<>(new PureKernels(), profile));
    Parameter w = counted.parameter(counted.ones(Shape.of(6, 5)));
    Tensor x = counted.ones(Shape.of(2, 6));
    Tensor sum = x.matmul(w).add(x.mul(2).matmul(w)).sum();
    sum.backward();
    assertEquals(3, products(profile));
    assertEquals(6, w.grad().toFloatArray()[0]);
  }

  /** More than are held until the end. */
  @Test
  void ofVeryMany() {
    int width = 1024;
    int steps = 600;
    Parameter w = backend.parameter(backend.ones(Shape.of(width, width)));
    Tensor x = numbers(Shape.of(4, width), 1);
    Tensor sum = backend.scalar(0);
    for (int i = 0; i < steps; i++) {
      sum = sum.add(x.mul(1).matmul(w).sum());
    }
    sum.backward();
    float[] each = x.sum(0).mul(steps).toFloatArray();
    float[] found = w.grad().toFloatArray();
    for (int i = 0; i < found.length; i++) {
      assertEquals(each[i / width], found[i]);
    }
  }

  private static long products(Profile profile) {
    return profile.totals().stream()
        .filter(total -> total.op().equals("matmul"))
        .mapToLong(Profile.Total::calls)
        .sum();
  }
}
