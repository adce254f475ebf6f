package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.nn.init.FanMode;
import dev.nabla.nn.init.Fans;
import dev.nabla.nn.init.Init;
import dev.nabla.nn.init.Initializer;
import dev.nabla.nn.init.Nonlinearity;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L3: what first weights promise beyond the values recorded, and what they refuse. */
@InTier(Tier.L3)
interface InitRules extends Subject {
  /** The shorter of rows and columns are orthonormal: {@code Q Q' = I}. */
  @TestFactory
  default Stream<DynamicTest> orthogonality() {
    return Stream.of(Shape.of(5, 5), Shape.of(9, 4), Shape.of(4, 9), Shape.of(3, 2, 2, 2))
        .flatMap(
            shape ->
                Stream.of(DType.FLOAT32, DType.FLOAT64)
                    .map(
                        dtype ->
                            Expect.test(
                                () -> requireOrthonormal(shape, dtype),
                                "orthogonal",
                                dtype,
                                shape)));
  }

  private void requireOrthonormal(Shape shape, DType dtype) {
    Backend b = backend();
    Tensor q = Init.orthogonal(2).tensor(b, shape, dtype).reshape(shape.extent(0), -1).div(2);
    Tensor rows = q.shape().extent(0) <= q.shape().extent(1) ? q : q.t();
    Tensor product = rows.matmul(rows.t());
    Expect.near(8, 0, product, dtype, product.shape(), i -> i[0] == i[1] ? 1 : 0);
  }

  @Test
  default void fans() {
    assertEquals(new Fans(3, 2), Fans.of(Shape.of(2, 3)));
    assertEquals(new Fans(3 * 35, 2 * 35), Fans.of(Shape.of(2, 3, 5, 7)));
    Expect.error(() -> Fans.of(Shape.of(2)), "fans", "[2]", "uniform");
    Generator generator = new Generator(1);
    for (Initializer byFan : List.of(Init.xavierNormal(), Init.kaimingUniform(0.1))) {
      Expect.error(() -> byFan.draw(generator, Shape.of(4), DType.FLOAT32), "fans", "[4]");
    }
    assertTrue(generator.isAt(new Generator(1)), "drew nothing");
  }

  @Test
  default void gains() {
    assertEquals(Math.sqrt(2), Init.gain(Nonlinearity.RELU));
    assertEquals(5.0 / 3, Init.gain(Nonlinearity.TANH));
    assertEquals(1, Init.gain(Nonlinearity.LINEAR));
    assertEquals(Math.sqrt(2 / 1.25), Init.gain(Nonlinearity.LEAKY_RELU, 0.5));
    assertEquals(0.75, Init.gain(Nonlinearity.SELU));
  }

  @Test
  default void truncatedNormalsAreWithin() {
    double[][] cases = {{0, 1, -2, 2}, {0, 1, 2, 2.5}, {3, 0.1, 2.9, 9}, {0, 1, -8, -4}};
    for (double[] c : cases) {
      Initializer drawn = Init.truncatedNormal(c[0], c[1], c[2], c[3]);
      HostArray values = drawn.draw(new Generator(3), Shape.of(500), DType.FLOAT64);
      for (int i = 0; i < values.length(); i++) {
        assertTrue(values.getDouble(i) >= c[2] && values.getDouble(i) <= c[3], drawn::toString);
      }
    }
    Expect.error(() -> Init.truncatedNormal(0, 0, -2, 2), "truncatedNormal", "0.0");
    Expect.error(() -> Init.truncatedNormal(0, 1, 2, -2), "truncatedNormal", "a < b", "2.0 and");
  }

  @Test
  default void sparseColumns() {
    Tensor w = Init.sparse(0.3).tensor(backend(), Shape.of(7, 5), DType.FLOAT32);
    Tensor zeros = w.eq(0).to(DType.INT64).sum(0);
    Expect.same(zeros, DType.INT64, Shape.of(5), i -> 3);
    Expect.error(() -> Init.sparse(30), "sparse", "30");
  }

  @Test
  default void firstWeightsThatDoNotFit() {
    Generator generator = new Generator(1);
    Shape vector = Shape.of(4);
    Expect.error(() -> Init.eye().draw(generator, vector, DType.FLOAT32), "eye", "[4]");
    Expect.error(() -> Init.sparse(0.1).draw(generator, vector, DType.FLOAT32), "sparse", "[4]");
    Expect.error(() -> Init.orthogonal().draw(generator, vector, DType.FLOAT32), "orthogonal");
    Shape matrix = Shape.of(4, 4);
    Expect.error(() -> Init.dirac().draw(generator, matrix, DType.FLOAT32), "dirac", "[4, 4]");
    Shape kernel = Shape.of(4, 2, 3);
    Expect.error(() -> Init.dirac(3).draw(generator, kernel, DType.FLOAT32), "dirac", "3");
  }

  @Test
  default void nothingToDraw() {
    Generator generator = new Generator(1);
    Shape none = Shape.of(0, 3);
    for (Initializer any :
        List.of(
            Init.xavierUniform(),
            Init.kaimingNormal(0, FanMode.FAN_OUT, Nonlinearity.RELU),
            Init.orthogonal(),
            Init.truncatedNormal())) {
      assertEquals(0, any.draw(generator, none, DType.FLOAT32).length());
    }
    assertTrue(generator.isAt(new Generator(1)), "drew nothing");
  }
}
