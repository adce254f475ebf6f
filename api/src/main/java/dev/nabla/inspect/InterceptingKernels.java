package dev.nabla.inspect;

import dev.nabla.inspect.KernelCall.Kind;
import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.ArgOp;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.CumulativeOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NormOp;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.UnaryOp;
import dev.nabla.tensor.Window;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kernels whose every operation passes through one method.
 *
 * @param <A> an array with its shape and dtype
 */
abstract class InterceptingKernels<A> implements Kernels<A> {
  /** The result of {@code call} on {@code operands}; null for a fused form that there is not. */
  abstract @Nullable A call(KernelCall call, List<A> operands);

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

  private Optional<A> fused(
      String op,
      Kind kind,
      BiFunction<Kernels<Object>, List<Object>, Optional<Object>> body,
      List<A> operands) {
    KernelCall call = new KernelCall(op, kind, (k, in) -> body.apply(k, in).orElse(null));
    return Optional.ofNullable(call(call, operands));
  }

  @Override
  public Optional<A> softmax(A a, int axis) {
    return fused("softmax", Kind.FOLD, (k, in) -> k.softmax(in.get(0), axis), List.of(a));
  }

  @Override
  public Optional<A> logSoftmax(A a, int axis) {
    return fused("logSoftmax", Kind.FOLD, (k, in) -> k.logSoftmax(in.get(0), axis), List.of(a));
  }

  @Override
  public Optional<A> softmaxGradient(A y, A g, int axis) {
    return fused(
        "softmaxGradient",
        Kind.FOLD,
        (k, in) -> k.softmaxGradient(in.get(0), in.get(1), axis),
        List.of(y, g));
  }

  @Override
  public Optional<A> logSoftmaxGradient(A y, A g, int axis) {
    return fused(
        "logSoftmaxGradient",
        Kind.FOLD,
        (k, in) -> k.logSoftmaxGradient(in.get(0), in.get(1), axis),
        List.of(y, g));
  }

  @Override
  public Optional<A> convolution(ConvolutionOp op, A a, A b, Geometry geometry) {
    return fused(
        op.label(),
        Kind.FOLD,
        (k, in) -> k.convolution(op, in.get(0), in.get(1), geometry),
        List.of(a, b));
  }

  @Override
  public Optional<A> norm(
      NormOp op, A a, @Nullable A weight, @Nullable A bias, double eps, int... axes) {
    int w = 1;
    int b = weight == null ? 1 : 2;
    return fused(
        op.label(),
        Kind.FOLD,
        (k, in) -> k.norm(op, in.get(0), at(in, w, weight), at(in, b, bias), eps, axes),
        present(a, weight, bias));
  }

  @Override
  public Optional<A> normGradient(
      NormOp op, A a, @Nullable A weight, A g, double eps, int... axes) {
    return fused(
        op.label() + "Gradient",
        Kind.FOLD,
        (k, in) -> k.normGradient(op, in.get(0), at(in, 2, weight), in.get(1), eps, axes),
        present(a, g, weight));
  }

  @Override
  public Optional<A> normSums(NormOp op, A a, A g, double eps, boolean across, int... axes) {
    return fused(
        op.label() + "Sums",
        Kind.FOLD,
        (k, in) -> k.normSums(op, in.get(0), in.get(1), eps, across, axes),
        List.of(a, g));
  }

  @Override
  public Optional<A> moments(A a, int... axes) {
    return fused("moments", Kind.FOLD, (k, in) -> k.moments(in.get(0), axes), List.of(a));
  }

  @Override
  public Optional<A> argMaxPool(A a, Window rows, Window columns) {
    return fused(
        "argMaxPool", Kind.EXACT, (k, in) -> k.argMaxPool(in.get(0), rows, columns), List.of(a));
  }

  /** Those that are not null. */
  private List<A> present(A first, @Nullable A second, @Nullable A third) {
    return Stream.of(first, second, third).filter(Objects::nonNull).toList();
  }

  /** The operand at {@code index}, or null where {@code given} is. */
  private static @Nullable Object at(List<Object> operands, int index, @Nullable Object given) {
    return given == null ? null : operands.get(index);
  }
}
