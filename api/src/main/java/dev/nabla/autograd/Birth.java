package dev.nabla.autograd;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What made a native array, and how much it weighs; each is equal to itself alone. */
final class Birth {
  /**
   * What an array weighs beside its elements: several times what the engine and we keep for it, so
   * that a loop over small arrays has the collector called before the heap grows for their sake.
   */
  private static final long OVERHEAD = 16384;

  /** What arrays are grouped by. */
  record Kind(Optional<String> line, String op, Shape shape, DType dtype) {}

  final long number;
  final long bytes;
  final Kind kind;

  /** Among those alive. */
  volatile Ring.@Nullable Place<Birth> place;

  Birth(long number, Kind kind) {
    this.number = number;
    this.kind = kind;
    this.bytes = kind.shape().size() * kind.dtype().bytes() + OVERHEAD;
  }
}
