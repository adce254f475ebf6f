package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.nabla.backend.Backend;
import dev.nabla.nn.Module;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** L1: errors say what was expected, what was found and what to do, alike on every backend. */
@InTier(Tier.L1)
interface ErrorRules extends Subject {
  @Test
  default void shapesThatDoNotFit() {
    Tensor a = sample(DType.FLOAT32, 2, 3);
    Tensor b = sample(DType.FLOAT32, 4);
    Expect.error(() -> a.add(b), "add", "[2, 3] and [4]", "3 against 4");
    Expect.error(() -> a.lt(b), "lt", "[2, 3] and [4]");
    Expect.error(() -> a.matmul(b), "matmul", "[2, 3] and [4]");
    Expect.error(() -> a.matmul(a), "matmul", "[2, 3] and [2, 3]");
    Expect.error(() -> a.matmul(backend().scalar(1)), "matmul", "[]");
    Expect.error(() -> a.reshape(4, 2), "reshape", "6 elements", "[4, 2]");
    Expect.error(() -> a.reshape(4, -1), "reshape", "[4, -1]");
    Expect.error(() -> a.expand(2, 4), "expand", "[2, 3]", "[2, 4]");
    Expect.error(() -> a.expand(3), "expand", "[2, 3]", "[3]");
    Expect.error(() -> a.permute(0, 0), "permute", "[0, 0]");
    Expect.error(() -> a.concat(0, b), "concat", "[2, 3] and [4]");
    Expect.error(() -> a.squeeze(0), "squeeze", "[2, 3]");
    Expect.error(() -> a.narrow(1, 2, 2, 1), "narrow", "[2, 3]", "2 elements from 2");
    Expect.error(() -> a.narrow(1, Integer.MAX_VALUE, 1, 1), "narrow", "[2, 3]");
    Expect.error(() -> a.narrow(1, 0, 3, Integer.MAX_VALUE), "narrow", "[2, 3]");
    Expect.error(() -> a.pad(0, Integer.MAX_VALUE, 1, 0), "pad", "2^31");
    Expect.error(() -> a.sum(2), "axis", "from -2 to 1", "2 for shape [2, 3]");
    Expect.error(() -> a.sum(0, -2), "axes", "[0, -2]");
    Expect.error(a::item, "item", "one element", "[2, 3]");
    Expect.error(() -> sample(DType.FLOAT32, 0, 2).amax(), "max", "[0, 2]");
  }

  @Test
  default void dtypesThatDoNotFit() {
    Tensor f = backend().tensor(1f, 2f);
    Tensor d = backend().tensor(1.0, 2.0);
    Tensor i = backend().tensor(1L, 2L);
    Expect.error(() -> f.add(d), "add", "FLOAT32 [2] and FLOAT64 [2]", "to(DType.FLOAT64)");
    Expect.error(() -> i.mul(f), "mul", "INT64 [2] and FLOAT32 [2]", "to(DType.");
    Expect.error(i::exp, "exp", "floating", "INT64", "to(DType.FLOAT32)");
    Expect.error(() -> i.div(i), "div", "floating", "INT64");
    Expect.error(i::mean, "mean", "floating", "INT64");
    Expect.error(() -> i.add(0.5), "integer", "0.5", "to(DType.FLOAT32)");
    Expect.error(() -> i.add(0x1p53), "2^53", "tensor");
    Expect.error(() -> backend().scalar(0.5, DType.INT64), "integer", "0.5");
    Expect.error(() -> f.and(f), "and", "BOOL", "FLOAT32");
    Expect.error(() -> backend().tensor(true).add(backend().tensor(true)), "add", "BOOL");
    Expect.error(() -> f.where(f, f), "where", "BOOL", "FLOAT32");
    Expect.error(() -> backend().parameter(i), "parameter", "floating", "INT64");
    Expect.error(f::toDoubleArray, "toDoubleArray", "FLOAT64", "FLOAT32");
  }

  @Test
  default void integersAreNotDividedByZero() {
    Tensor x = backend().tensor(5L, 7L);
    Expect.error(
        () -> x.remainder(backend().tensor(2L, 0L)).toHost(), "remainder", "7 % 0", "where");
  }

  @Test
  default void backendsDoNotMix() {
    Backend other = another();
    Tensor here = backend().tensor(1f, 2f);
    Tensor there = other.tensor(1f, 2f);
    Expect.error(() -> here.add(there), "add", backend().name(), "another", "to(backend)");
    Expect.error(() -> there.matmul(here), "matmul", "another", backend().name());
    assertArrayEquals(
        new float[] {2, 4}, here.add(there.to(backend())).toFloatArray(), "after to(backend)");
    assertSame(here, here.to(backend()), "already there");
    Parameter w = other.parameter(there);
    Expect.error(() -> w.mul(2).to(backend()), "to", "detach()");
  }

  @Test
  default void wrongNumbersOfValues() {
    Expect.error(
        () -> backend().tensor(new HostArray.Floats(new float[3]), Shape.of(2, 2)),
        "tensor",
        "4 elements",
        "3");
    Expect.error(
        () -> backend().tensor(new float[][] {{1, 2}, {3}}), "tensor", "row 1", "1 elements");
    Expect.error(() -> Shape.of(2, -1), "shape", "[2, -1]");
  }

  /** Nothing is half-done: the parameter keeps its value. */
  @Test
  default void assignmentsThatDoNotFit() {
    Parameter w = backend().parameter(backend().tensor(1f, 2f));
    Expect.error(() -> w.assign(backend().tensor(1f)), "assign", "[2]", "[1]");
    Expect.error(() -> w.assign(backend().tensor(1.0, 2.0)), "assign", "FLOAT32", "FLOAT64");
    assertArrayEquals(new float[] {1, 2}, w.toFloatArray());
  }

  @Test
  default void layersLossesAndOptimizers() {
    Module linear = backend().linear(3, 2);
    List<Parameter> parameters = linear.parameters();
    Expect.error(() -> linear.forward(backend().tensor(1f, 2f)), "linear", "[.., 3]", "[2]");
    Expect.error(() -> backend().linear(0, 2), "linear", "0 and 2");
    Expect.error(
        () -> linear.forward(backend().tensor(1L, 2L, 3L)), "linear", "FLOAT32", "INT64 [3]");
    Expect.error(
        () -> backend().mseLoss().of(backend().tensor(1f), backend().tensor(1.0)),
        "mseLoss",
        "FLOAT32 and FLOAT64");
    Expect.error(
        () -> backend().sgd(List.of(parameters.get(0), parameters.get(0)), 0.1), "sgd", "twice");
    Tensor column = sample(DType.FLOAT32, 4, 1);
    Tensor row = sample(DType.FLOAT32, 4);
    Expect.error(() -> backend().mseLoss().of(column, row), "mseLoss", "[4, 1] and [4]");
    Expect.error(() -> backend().sgd(parameters, Double.NaN), "sgd", "NaN", "0.01");
    Expect.error(() -> backend().sgd(parameters, -1), "sgd", "-1.0");
    Expect.error(() -> backend().sgd(backend().relu().parameters(), 0.1), "sgd", "none");
  }
}
