package dev.nabla.inspect;

import dev.nabla.inspect.KernelCall.Kind;
import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.UnaryOp;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Kernels whose every operation passes through one method.
 *
 * @param <A> an array with its shape and dtype
 */
abstract class InterceptingKernels<A> extends InterceptingFusedKernels<A> {
  private A made(
      String op,
      Kind kind,
      BiFunction<Kernels<Object>, List<Object>, @Nullable Object> body,
      List<A> operands) {
    A result = call(new KernelCall(op, kind, body), operands);
    if (result == null) {
      throw new IllegalStateException(op + " gave nothing");
    }
    return result;
  }

  @Override
  public A create(HostArray values, Shape shape) {
    return made("create", Kind.EXACT, (k, in) -> k.create(values, shape), List.of());
  }

  @Override
  public A cast(A a, DType dtype) {
    return made("to", Kind.ARITHMETIC, (k, in) -> k.cast(in.get(0), dtype), List.of(a));
  }

  @Override
  public A unary(UnaryOp op, A a) {
    return made(op.label(), Kind.FUNCTION, (k, in) -> k.unary(op, in.get(0)), List.of(a));
  }

  @Override
  public A binary(BinaryOp op, A a, A b) {
    Kind kind =
        switch (op) {
          case ADD, SUB, MUL, DIV, MAXIMUM, MINIMUM -> Kind.ARITHMETIC;
          default -> Kind.FUNCTION;
        };
    return made(op.label(), kind, (k, in) -> k.binary(op, in.get(0), in.get(1)), List.of(a, b));
  }

  @Override
  public A compare(CompareOp op, A a, A b) {
    return made(
        op.label(), Kind.EXACT, (k, in) -> k.compare(op, in.get(0), in.get(1)), List.of(a, b));
  }

  @Override
  public A where(A condition, A a, A b) {
    return made(
        "where",
        Kind.EXACT,
        (k, in) -> k.where(in.get(0), in.get(1), in.get(2)),
        List.of(condition, a, b));
  }

  @Override
  public A reduce(ReduceOp op, A a, int... axes) {
    return made(op.label(), Kind.FOLD, (k, in) -> k.reduce(op, in.get(0), axes), List.of(a));
  }

  @Override
  public A argReduce(ArgOp op, A a, int axis) {
    return made(op.label(), Kind.EXACT, (k, in) -> k.argReduce(op, in.get(0), axis), List.of(a));
  }

  @Override
  public A cumulative(CumulativeOp op, A a, int axis) {
    return made(op.label(), Kind.FOLD, (k, in) -> k.cumulative(op, in.get(0), axis), List.of(a));
  }

  @Override
  public A argSort(A a, int axis, boolean descending) {
    return made(
        "argSort", Kind.EXACT, (k, in) -> k.argSort(in.get(0), axis, descending), List.of(a));
  }

  @Override
  public A matmul(A a, A b) {
    return made("matmul", Kind.FOLD, (k, in) -> k.matmul(in.get(0), in.get(1)), List.of(a, b));
  }

  @Override
  public A reshape(A a, Shape shape) {
    return made("reshape", Kind.EXACT, (k, in) -> k.reshape(in.get(0), shape), List.of(a));
  }

  @Override
  public A permute(A a, int... order) {
    return made("permute", Kind.EXACT, (k, in) -> k.permute(in.get(0), order), List.of(a));
  }

  @Override
  public A expand(A a, Shape shape) {
    return made("expand", Kind.EXACT, (k, in) -> k.expand(in.get(0), shape), List.of(a));
  }

  @Override
  public A slice(A a, int axis, int start, int length, int step) {
    return made(
        "narrow", Kind.EXACT, (k, in) -> k.slice(in.get(0), axis, start, length, step), List.of(a));
  }

  @Override
  public A pad(A a, int axis, int before, int after, double value) {
    return made(
        "pad", Kind.EXACT, (k, in) -> k.pad(in.get(0), axis, before, after, value), List.of(a));
  }

  @Override
  public A concat(List<A> parts, int axis) {
    return made("concat", Kind.EXACT, (k, in) -> k.concat(in, axis), List.copyOf(parts));
  }

  @Override
  public A flip(A a, int... axes) {
    return made("flip", Kind.EXACT, (k, in) -> k.flip(in.get(0), axes), List.of(a));
  }

  @Override
  public A gather(A a, int axis, A index) {
    return made(
        "gather", Kind.EXACT, (k, in) -> k.gather(in.get(0), axis, in.get(1)), List.of(a, index));
  }

  @Override
  public A scatterAdd(A a, int axis, A index, A source) {
    return made(
        "scatterAdd",
        Kind.FOLD,
        (k, in) -> k.scatterAdd(in.get(0), axis, in.get(1), in.get(2)),
        List.of(a, index, source));
  }
}
