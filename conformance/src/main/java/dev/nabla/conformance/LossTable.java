package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.loss.Loss;
import dev.nabla.loss.Reduction;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Losses by the ids of their twins. */
final class LossTable {
  private final Map<String, BiFunction<Backend, List<Tensor>, Tensor>> all = new TreeMap<>();

  /** What a backend's loss gives for the recorded inputs. */
  LossTable of(String id, BiFunction<Backend, List<Tensor>, Tensor> call) {
    if (all.put(id, call) != null) {
      throw new AssertionError("twice: " + id);
    }
    return this;
  }

  /** A loss of a prediction and a target. */
  LossTable loss(String id, Loss loss) {
    return of(id, (b, in) -> loss.of(in.get(0), in.get(1)));
  }

  /** A loss whose weight is the third input. */
  LossTable weighted(String id, Function<Tensor, Loss> loss) {
    return of(id, (b, in) -> loss.apply(in.get(2)).of(in.get(0), in.get(1)));
  }

  /** The loss as a factory gives it, and by each other reduction. */
  LossTable reductions(String id, Function<Backend, Loss> made, Function<Reduction, Loss> by) {
    return reductions(id, made, by, (loss, in) -> loss.of(in.get(0), in.get(1)));
  }

  /** The same of a loss that is called in its own way. */
  <L> LossTable reductions(
      String id,
      Function<Backend, L> made,
      Function<Reduction, L> by,
      BiFunction<L, List<Tensor>, Tensor> call) {
    return of(id, (b, in) -> call.apply(made.apply(b), in))
        .of(id + "/none", (b, in) -> call.apply(by.apply(Reduction.NONE), in))
        .of(id + "/sum", (b, in) -> call.apply(by.apply(Reduction.SUM), in));
  }

  LossTable all(Map<String, BiFunction<Backend, List<Tensor>, Tensor>> others) {
    others.forEach(this::of);
    return this;
  }

  Map<String, BiFunction<Backend, List<Tensor>, Tensor>> map() {
    return Map.copyOf(all);
  }
}
