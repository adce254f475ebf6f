package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.nabla.autograd.Derivatives;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** L2: products with Jacobians, Jacobians and Hessians, as PyTorch 2.13 recorded them. */
@InTier(Tier.L2)
interface DerivativeRules extends Subject {
  private Tensor x() {
    return tensor(DType.FLOAT64, Shape.of(2, 2), 0.5, -1, 2, 0.25);
  }

  private static Tensor f(Tensor x) {
    return x.matmul(x).sin().sum(0);
  }

  private static void same(Tensor found, Shape shape, double... expected) {
    assertEquals(shape, found.shape());
    assertArrayEquals(expected, found.toDoubleArray(), 1e-12);
  }

  @Test
  default void vectorJacobianProduct() {
    Derivatives.Product p = Derivatives.vjp(DerivativeRules::f, x(), backend().tensor(1.0, -2.0));
    same(p.value(), Shape.of(2), 0.013509039730117522, -1.6151530408857102);
    same(
        p.product(),
        Shape.of(2, 2),
        1.4266060854335554,
        -0.019864545384784216,
        -0.4857814777121964,
        1.9633923583892803);
  }

  @Test
  default void jacobianVectorProduct() {
    Tensor v = tensor(DType.FLOAT64, Shape.of(2, 2), 1, 2, 3, 4);
    Derivatives.Product p = Derivatives.jvp(DerivativeRules::f, x(), v);
    same(p.value(), Shape.of(2), 0.013509039730117522, -1.6151530408857102);
    same(p.product(), Shape.of(2), 0.5100386091303765, -3.6365316929770715);
    same(Derivatives.jvp(t -> t.mul(3), v, v).product(), v.shape(), 3, 6, 9, 12);
  }

  @Test
  default void jacobian() {
    same(
        Derivatives.jacobian(DerivativeRules::f, x()),
        Shape.of(2, 2, 2),
        -0.03677165231408627,
        -0.35649211129898417,
        0.23129895690026928,
        0.1414744033354058,
        -0.7316888688738209,
        -0.16831378295709995,
        0.3585402173062328,
        -0.9109589775269372);
  }

  @Test
  default void jacobianOfTwoInputs() {
    List<Tensor> found =
        Derivatives.jacobian(
            in -> in.get(0).mul(in.get(1)).exp().mul(0.1),
            List.of(backend().tensor(1.0, 2.0), tensor(DType.FLOAT64, Shape.of(2, 1), 3, 0.5)),
            GraphMode.FREE);
    same(
        found.get(0).mul(1e-2),
        Shape.of(2, 2, 2),
        0.060256610769563,
        0,
        0,
        1.2102863804782055,
        8.243606353500642e-4,
        0,
        0,
        1.3591409142295227e-3);
    same(
        found.get(1).mul(1e-2),
        Shape.of(2, 2, 2, 1),
        0.02008553692318767,
        0,
        0.8068575869854703,
        0,
        0,
        1.6487212707001284e-3,
        0,
        5.436563656918091e-3);
  }

  @Test
  default void hessian() {
    Tensor found =
        Derivatives.hessian(
            x -> {
              Tensor corners = x.reshape(4).slice(0, 0, 4, 3);
              return x.mul(x).mul(x).sum().add(corners.prod(0).exp());
            },
            x());
    same(
        found.mul(0.1),
        Shape.of(2, 2, 2, 2),
        0.30708217783166765,
        0,
        0,
        0.12747920097001797,
        0,
        -0.6,
        0,
        0,
        0,
        0,
        1.2,
        0,
        0.12747920097001797,
        0,
        0,
        0.17832871132667065);
  }

  @Test
  default void hessianOfTwoInputs() {
    List<List<Tensor>> found =
        Derivatives.hessian(
            in -> in.get(0).mul(in.get(1)).square().sum(),
            List.of(backend().tensor(1.0, 2.0), tensor(DType.FLOAT64, Shape.of(2, 1), 3, 0.5)),
            GraphMode.FREE);
    same(found.get(0).get(0), Shape.of(2, 2), 18.5, 0, 0, 18.5);
    same(found.get(0).get(1), Shape.of(2, 2, 1), 12, 2, 24, 4);
    same(found.get(1).get(0), Shape.of(2, 1, 2), 12, 24, 2, 4);
    same(found.get(1).get(1), Shape.of(2, 1, 2, 1), 10, 0, 0, 10);
  }

  /** As PyTorch: zeros where nothing depends, and empty where there is nothing. */
  @Test
  default void derivativesOfConstantsAndOfNothing() {
    Tensor x = backend().tensor(1.0, 2.0);
    same(Derivatives.jacobian(t -> backend().tensor(5.0), x), Shape.of(1, 2), 0, 0);
    same(Derivatives.jvp(t -> backend().tensor(5.0), x, x).product(), Shape.of(1), 0);
    same(Derivatives.hessian(Tensor::sum, x), Shape.of(2, 2), 0, 0, 0, 0);
    same(Derivatives.jacobian(t -> t.slice(0, 0, 0), x), Shape.of(0, 2));
  }

  /** {@code d/dw sum((d (w x)^2 / dx)^2) = d/dw sum((2 w^2 x)^2) = 16 w^3 x^2}. */
  @Test
  default void derivativesHaveGradients() {
    Parameter w = backend().parameter(backend().scalar(3, DType.FLOAT64));
    Parameter x = backend().parameter(backend().scalar(2, DType.FLOAT64));
    Tensor penalty =
        Derivatives.jacobian(in -> in.get(0).mul(w).square(), List.of(x), GraphMode.CREATE)
            .get(0)
            .square()
            .sum();
    penalty.backward();
    assertEquals(16 * 27 * 4, w.grad().item(), 1e-9);
    assertEquals(8 * 81 * 2, x.grad().item(), 1e-9, "8 w^4 x");
    assertFalse(Derivatives.jacobian(t -> t.mul(w).square(), x).requiresGrad());
    Tensor quiet = backend().noGrad(() -> Derivatives.jacobian(t -> t.mul(w).square(), x));
    assertEquals(36, quiet.item(), 1e-9, "inside noGrad, too");
  }

  @Test
  default void derivativesThatDoNotFit() {
    Tensor x = backend().tensor(1.0, 2.0);
    Expect.error(() -> Derivatives.hessian(Tensor::exp, x), "hessian", "[2]");
    Expect.error(() -> Derivatives.vjp(Tensor::sum, x, x), "vjp", "[]", "[2]");
    Expect.error(() -> Derivatives.jvp(Tensor::sum, x, x.sum()), "[2]", "[]");
    Expect.error(() -> Derivatives.jacobian(t -> t, backend().tensor(1L)), "jacobian", "INT64");
    Expect.error(() -> Derivatives.jacobian(t -> t.to(DType.INT64), x), "jacobian", "INT64");
    Expect.error(
        () -> Derivatives.jacobian(t -> x, List.of(), GraphMode.FREE), "jacobian", "input");
  }
}
