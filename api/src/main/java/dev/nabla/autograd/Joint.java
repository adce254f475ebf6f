package dev.nabla.autograd;

import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule for all operands of an operation at once. */
@FunctionalInterface
interface Joint {
  /** The gradient of the operand of each link, in their order; null for none. */
  List<@Nullable Tensor> apply(Tensor gradient);

  /** {@code links} for one step of a walk: the first that is asked has all of them computed. */
  default List<Node.Link> split(List<Node.Link> links) {
    List<@Nullable Tensor> parts = new ArrayList<>();
    List<Node.Link> split = new ArrayList<>(links.size());
    for (int i = 0; i < links.size(); i++) {
      int part = i;
      Rule rule =
          gradient -> {
            if (parts.isEmpty()) {
              parts.addAll(apply(gradient));
            }
            return parts.get(part);
          };
      split.add(new Node.Link(links.get(i).target(), links.get(i).shape(), rule));
    }
    return split;
  }
}
