package dev.nabla.autograd;

import static java.util.Objects.requireNonNull;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NativeHolder;
import dev.nabla.tensor.NativeMemory;
import dev.nabla.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The native arrays that are alive. */
final class LiveArrays {
  private final Ring<Birth> births = new Ring<>();
  private final AtomicLong arrays = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong numbers = new AtomicLong();

  /** How many censuses want to know the lines. */
  final AtomicInteger censuses = new AtomicInteger();

  /** Counts in an array that is about to be made. */
  Birth add(String op, Shape shape, DType dtype) {
    Optional<String> line = censuses.get() > 0 ? Optional.of(CallersLine.find()) : Optional.empty();
    Birth birth = new Birth(numbers.incrementAndGet(), new Birth.Kind(line, op, shape, dtype));
    birth.place = births.add(birth);
    arrays.incrementAndGet();
    bytes.addAndGet(birth.bytes);
    return birth;
  }

  void remove(Birth birth) {
    births.remove(requireNonNull(birth.place));
    arrays.decrementAndGet();
    bytes.addAndGet(-birth.bytes);
  }

  long bytes() {
    return bytes.get();
  }

  /** The number of the latest array. */
  long latest() {
    return numbers.get();
  }

  NativeMemory total() {
    return new NativeMemory(arrays.get(), bytes.get());
  }

  /** Those with numbers above {@code after} and up to {@code last}, the heaviest kind first. */
  List<NativeHolder> holders(long after, long last) {
    Map<Birth.Kind, long[]> sums = new HashMap<>();
    births.forEach(
        birth -> {
          if (birth.number > after && birth.number <= last) {
            long[] sum = sums.computeIfAbsent(birth.kind, kind -> new long[2]);
            sum[0]++;
            sum[1] += birth.bytes;
          }
        });
    List<NativeHolder> holders = new ArrayList<>();
    sums.forEach(
        (kind, sum) ->
            holders.add(
                new NativeHolder(
                    kind.line(), kind.op(), kind.shape(), kind.dtype(), sum[0], sum[1])));
    holders.sort(Comparator.comparingLong(NativeHolder::bytes).reversed());
    return holders;
  }
}
