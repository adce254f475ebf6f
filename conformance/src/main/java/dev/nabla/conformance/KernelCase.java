package dev.nabla.conformance;

import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnaryOp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * One use of one kernel, for the rules that hold for all of them.
 *
 * @param name the operation's, and how it is used
 * @param use from two square matrices of one size and dtype, the second of positive numbers
 */
record KernelCase(String name, BinaryOperator<Tensor> use) {
  /** Every operation that takes {@code dtype}, a number's. */
  static List<KernelCase> all(DType dtype) {
    List<KernelCase> cases = new ArrayList<>();
    for (UnaryOp op : UnaryOp.values()) {
      if (op.domain().contains(dtype)) {
        cases.add(new KernelCase(op.label(), (x, y) -> x.unary(op)));
      }
    }
    for (BinaryOp op : BinaryOp.values()) {
      if (op.domain().contains(dtype)) {
        cases.add(new KernelCase(op.label(), (x, y) -> x.binary(op, y)));
      }
    }
    for (CompareOp op : CompareOp.values()) {
      cases.add(new KernelCase(op.label(), (x, y) -> x.compare(op, y)));
    }
    cases.addAll(folds(dtype));
    cases.addAll(movements());
    cases.addAll(products());
    return cases;
  }

  /** One of each family: for rules that cost time. */
  static List<KernelCase> families(DType dtype) {
    List<KernelCase> cases = new ArrayList<>();
    cases.add(new KernelCase("neg", (x, y) -> x.unary(UnaryOp.NEG)));
    cases.add(new KernelCase("add", (x, y) -> x.binary(BinaryOp.ADD, y)));
    cases.add(new KernelCase("lt", (x, y) -> x.compare(CompareOp.LT, y)));
    cases.addAll(folds(dtype));
    cases.addAll(movements());
    cases.addAll(products().subList(0, 1));
    cases.removeIf(c -> c.name().equals("argSort")); // the slowest by far
    return cases;
  }

  private static List<KernelCase> folds(DType dtype) {
    List<KernelCase> cases = new ArrayList<>();
    for (ReduceOp op : ReduceOp.values()) {
      cases.add(new KernelCase(op.label() + "/rows", (x, y) -> x.reduce(op, 1)));
      cases.add(new KernelCase(op.label() + "/columns", (x, y) -> x.reduce(op, 0)));
    }
    for (ArgOp op : ArgOp.values()) {
      cases.add(new KernelCase(op.label(), (x, y) -> x.argReduce(op, 1)));
    }
    for (CumulativeOp op : CumulativeOp.values()) {
      cases.add(new KernelCase(op.label(), (x, y) -> x.cumulative(op, 1)));
    }
    cases.add(new KernelCase("argSort", (x, y) -> x.argSort(1, false)));
    if (dtype.isFloating()) {
      cases.add(new KernelCase("softmax", (x, y) -> x.softmax(1)));
      cases.add(new KernelCase("logSoftmax", (x, y) -> x.logSoftmax(1)));
    }
    return cases;
  }

  private static List<KernelCase> movements() {
    return List.of(
        new KernelCase("to", (x, y) -> x.to(DType.BOOL)),
        new KernelCase("where", (x, y) -> x.lt(y).where(x, y)),
        new KernelCase("reshape", (x, y) -> x.reshape(-1, 1)),
        new KernelCase("permute", (x, y) -> x.permute(1, 0)),
        new KernelCase("expand", (x, y) -> x.unsqueeze(0).expand(3, -1, -1)),
        new KernelCase("slice", (x, y) -> x.slice(1, 1, x.shape().extent(1), 2)),
        new KernelCase("pad", (x, y) -> x.pad(0, 1, 2, 5)),
        new KernelCase("concat", (x, y) -> x.concat(1, y)),
        new KernelCase("flip", (x, y) -> x.flip(0)),
        new KernelCase("gather", (x, y) -> x.gather(1, positions(x))),
        new KernelCase("scatterAdd", (x, y) -> x.scatterAdd(1, positions(x), y)));
  }

  private static List<KernelCase> products() {
    return List.of(
        new KernelCase("matmul", Tensor::matmul),
        new KernelCase("matmul/batched", (x, y) -> twice(x).matmul(twice(y))));
  }

  private static Tensor twice(Tensor x) {
    return x.stack(0, x.flip(0));
  }

  /** INT64 positions along axis 1, all of a row the same. */
  private static Tensor positions(Tensor x) {
    return x.argReduce(ArgOp.ARG_MAX, 1).expand(x.shape());
  }

  @Override
  public String toString() {
    return name;
  }
}
