package dev.nabla.inspect;

import dev.nabla.inspect.KernelCall.Kind;
import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.NormOp;
import dev.nabla.tensor.Window;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fused half of {@link InterceptingKernels}.
 *
 * @param <A> an array with its shape and dtype
 */
abstract class InterceptingFusedKernels<A> implements Kernels<A> {
  /** The result of {@code call} on {@code operands}; null for a fused form that there is not. */
  abstract @Nullable A call(KernelCall call, List<A> operands);

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

  @Override
  public Optional<A> lstmCell(A gates, A c) {
    return fused(
        "lstmCell", Kind.FUNCTION, (k, in) -> k.lstmCell(in.get(0), in.get(1)), List.of(gates, c));
  }

  @Override
  public Optional<A> lstmCellGradient(A gates, A c, A g) {
    return fused(
        "lstmCellGradient",
        Kind.FUNCTION,
        (k, in) -> k.lstmCellGradient(in.get(0), in.get(1), in.get(2)),
        List.of(gates, c, g));
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
