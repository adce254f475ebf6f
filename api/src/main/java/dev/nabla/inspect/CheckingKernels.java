package dev.nabla.inspect;

import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs every operation on two backends, on the same operands, and stops at the first whose results
 * are not the same but for rounding.
 *
 * <p>The first backend's results go on: where the second's differ by roundings it takes the first's
 * over, so that no error grows along a program.
 *
 * @param <A> the first's arrays
 * @param <B> the second's
 */
public final class CheckingKernels<A, B> extends InterceptingKernels<Both<A, B>> {
  private final String firstName;
  private final String secondName;
  private final Kernels<A> first;
  private final Kernels<B> second;

  /** Holds {@code second} against {@code first}; the names are for errors. */
  public CheckingKernels(String firstName, Kernels<A> first, String secondName, Kernels<B> second) {
    this.firstName = firstName;
    this.secondName = secondName;
    this.first = first;
    this.second = second;
  }

  @Override
  @Nullable Both<A, B> call(KernelCall call, List<Both<A, B>> operands) {
    Outcome<A> a = Outcome.of(call, first, operands.stream().map(Both::first).toList());
    return a.orFree(
        first,
        () -> {
          Outcome<B> b = Outcome.of(call, second, operands.stream().map(Both::second).toList());
          return b.orFree(second, () -> both(call, operands, a, b));
        });
  }

  private @Nullable Both<A, B> both(
      KernelCall call, List<Both<A, B>> operands, Outcome<A> a, Outcome<B> b) {
    if (a.error() != null || b.error() != null) {
      throw failure(call, operands, a, b);
    }
    A kept = a.result();
    B other = b.result();
    if (kept == null || other == null) {
      return alone(kept, other);
    }
    return compared(call, operands, kept, other);
  }

  /** A form that only one of them has fused is composed, on both, from operations that are held. */
  private @Nullable Both<A, B> alone(@Nullable A kept, @Nullable B other) {
    if (kept != null) {
      first.free(kept);
    }
    if (other != null) {
      second.free(other);
    }
    return null;
  }

  private Both<A, B> compared(KernelCall call, List<Both<A, B>> operands, A kept, B other) {
    HostArray wanted = first.read(kept);
    HostArray found = second.read(other);
    boolean alike =
        first.shape(kept).equals(second.shape(other)) && wanted.dtype() == found.dtype();
    if (!alike) {
      throw disagreement(
          call,
          operands,
          "shape and dtype " + first.shape(kept) + " " + wanted.dtype(),
          second.shape(other) + " " + found.dtype());
    }
    Agreement agreement = Agreement.of(call.kind(), wanted, found, magnitude(operands));
    if (!agreement.holds()) {
      int at = agreement.worstAt();
      throw disagreement(
          call,
          operands,
          agreement.allowed() + " at " + Places.index(first.shape(kept), at) + " of a result",
          agreement.difference(wanted, found));
    }
    if (wanted.equals(found)) {
      return new Both<>(kept, other);
    }
    B taken = second.create(wanted, first.shape(kept));
    second.free(other);
    return new Both<>(kept, taken);
  }

  /** The greatest finite operand: what a fold's roundings are relative to. */
  private double magnitude(List<Both<A, B>> operands) {
    double greatest = 0;
    for (Both<A, B> operand : operands) {
      if (first.dtype(operand.first()).isFloating()) {
        greatest = Math.max(greatest, Agreement.greatest(first.read(operand.first())));
      }
    }
    return greatest;
  }

  private NablaException disagreement(
      KernelCall call, List<Both<A, B>> operands, String expected, String found) {
    return new NablaException(
        call.op(),
        secondName + " to give what " + firstName + " does, " + expected,
        found + " for " + told(operands) + Places.components(),
        "run that operation alone on both, and tell the authors of the one that is wrong");
  }

  private RuntimeException failure(
      KernelCall call, List<Both<A, B>> operands, Outcome<A> a, Outcome<B> b) {
    RuntimeException wanted = a.error();
    RuntimeException found = b.error();
    if (wanted != null && found != null && message(wanted).equals(message(found))) {
      return wanted; // the same error on both, as it should be
    }
    return disagreement(call, operands, a.told(), b.told());
  }

  private static String message(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }

  private String told(List<Both<A, B>> operands) {
    return operands.isEmpty()
        ? "no operand"
        : operands.stream()
            .map(Both::first)
            .map(a -> first.dtype(a) + " " + first.shape(a) + " " + Places.few(first.read(a)))
            .collect(Collectors.joining(", "));
  }

  @Override
  public HostArray read(Both<A, B> a) {
    return first.read(a.first());
  }

  @Override
  public Shape shape(Both<A, B> a) {
    return first.shape(a.first());
  }

  @Override
  public DType dtype(Both<A, B> a) {
    return first.dtype(a.first());
  }

  @Override
  public boolean isNative() {
    return first.isNative() || second.isNative();
  }

  @Override
  public boolean isOutOfMemory(Throwable error) {
    return first.isOutOfMemory(error) || second.isOutOfMemory(error);
  }

  @Override
  public void keep(Both<A, B> a) {
    first.keep(a.first());
    second.keep(a.second());
  }

  @Override
  public boolean claim(Both<A, B> a) {
    boolean one = first.claim(a.first());
    boolean other = second.claim(a.second());
    return one || other;
  }

  @Override
  public void free(Both<A, B> a) {
    first.free(a.first());
    second.free(a.second());
  }

  /** A result, or the error that came in its place; or neither, where no form is fused. */
  private record Outcome<X>(@Nullable X result, @Nullable RuntimeException error) {
    /** What comes of {@code call}; that there is no memory for it is no result of any kind. */
    static <X> Outcome<X> of(KernelCall call, Kernels<X> kernels, List<X> operands) {
      try {
        return new Outcome<>(call.on(kernels, new ArrayList<>(operands)), null);
      } catch (RuntimeException e) {
        if (kernels.isOutOfMemory(e)) {
          throw e;
        }
        return new Outcome<>(null, e);
      }
    }

    /** What {@code body} makes; if it throws, the result is freed. */
    <T> @Nullable T orFree(Kernels<X> kernels, Supplier<@Nullable T> body) {
      try {
        return body.get();
      } catch (RuntimeException | Error e) {
        if (result != null) {
          kernels.free(result);
        }
        throw e;
      }
    }

    String told() {
      return error == null ? "a result" : "the error '" + error.getMessage() + "'";
    }
  }
}
