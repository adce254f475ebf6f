package dev.nabla.nn;

import dev.nabla.tensor.Tensor;
import java.util.List;

/**
 * {@code [.., a * b, ..] -> [.., a, b, ..]}: the inverse of {@link Flatten}.
 *
 * @param dim the axis; a negative one counts from the last
 * @param unflattenedSize what it becomes; one extent may be -1 and is worked out
 */
public record Unflatten(int dim, List<Integer> unflattenedSize) implements Module {
  /** Holds on to its own copy of the list. */
  public Unflatten {
    unflattenedSize = List.copyOf(unflattenedSize);
  }

  /** The same, the extents one by one. */
  public Unflatten(int dim, int... unflattenedSize) {
    this(dim, PerAxis.of(unflattenedSize));
  }

  @Override
  public Tensor forward(Tensor x) {
    return x.unflatten(dim, unflattenedSize.stream().mapToInt(extent -> extent).toArray());
  }

  @Override
  public String toString() {
    return describe();
  }
}
