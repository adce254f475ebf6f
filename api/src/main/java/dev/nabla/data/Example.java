package dev.nabla.data;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.function.Function;

/**
 * An input and what a model should make of it; a batch of them has one more axis in front.
 *
 * @param input what goes into the model
 * @param target what its loss compares the prediction with
 */
public record Example(Tensor input, Tensor target) {
  /** Examples of one shape and dtype as a batch. */
  public static Example stack(List<Example> examples) {
    if (examples.isEmpty()) {
      throw new NablaException("stack", "examples", "none", "give a batch at least one");
    }
    return new Example(
        stack("input", examples, Example::input), stack("target", examples, Example::target));
  }

  private static Tensor stack(
      String part, List<Example> examples, Function<Example, Tensor> tensor) {
    Tensor first = tensor.apply(examples.get(0));
    Tensor[] others = examples.stream().skip(1).map(tensor).toArray(Tensor[]::new);
    for (int i = 0; i < others.length; i++) {
      Shape shape = others[i].shape();
      if (!shape.equals(first.shape()) || others[i].dtype() != first.dtype()) {
        throw new NablaException(
            "stack",
            "every " + part + " as the first, " + first.dtype() + " " + first.shape(),
            others[i].dtype() + " " + shape + " in place " + (i + 1) + " of the batch",
            "bring them to one shape with Dataset.map, or give the loader a Collation");
      }
    }
    return first.stack(0, others);
  }
}
