package dev.nabla.autograd;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the user's own, with its gradient by hand.
 *
 * <pre>{@code
 * final class Cube implements Function {
 *   @Override
 *   public Tensor forward(Context context, List<Tensor> inputs) {
 *     Tensor x = inputs.get(0);
 *     context.save(x);
 *     return x.mul(x).mul(x);
 *   }
 *
 *   @Override
 *   public List<Tensor> backward(Context context, Tensor gradient) {
 *     return List.of(gradient.mul(context.saved(0).square().mul(3)));
 *   }
 * }
 * }</pre>
 *
 * <p>{@code new Cube().apply(x)} records one operation. {@link GradCheck} compares the two methods.
 */
public interface Function {
  /** The result; nothing is recorded meanwhile. */
  Tensor forward(Context context, List<Tensor> inputs);

  /**
   * The gradient of each input, of its dtype and of its shape or one that it was broadcast to, from
   * that of the result; null where an input has none.
   *
   * <p>Written in tensor operations on {@code gradient} and {@link Context#saved}, it has a
   * gradient itself.
   */
  List<@Nullable Tensor> backward(Context context, Tensor gradient);

  /** What errors call it. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** {@link #forward}, recorded where an input needs a gradient. */
  default Tensor apply(Tensor... inputs) {
    return FunctionOp.apply(this, List.of(inputs));
  }

  /** What {@link #forward} leaves for {@link #backward}: one for each {@link #apply}. */
  final class Context {
    private final List<Tensor> saved = new ArrayList<>();
    private final List<Boolean> needed;

    Context(List<Boolean> needed) {
      this.needed = needed;
    }

    /**
     * Keeps inputs, the result or other tensors for {@link #backward}. Inputs and the result keep
     * their history there; that a saved parameter was assigned is an error there.
     */
    public void save(Tensor... tensors) {
      saved.addAll(List.of(tensors));
    }

    /** The tensor that was saved as number {@code index}, from 0. */
    public Tensor saved(int index) {
      if (index < 0 || index >= saved.size()) {
        throw new NablaException(
            "saved",
            "a number below " + saved.size() + ", for so many tensors were saved",
            Integer.toString(index),
            "save it in forward");
      }
      return saved.get(index);
    }

    /** Whether the gradient of input {@code index} is asked for. */
    public boolean needsGradient(int index) {
      if (index < 0 || index >= needed.size()) {
        throw new NablaException(
            "needsGradient",
            "a number below " + needed.size() + ", for so many inputs were given",
            Integer.toString(index),
            "count them from 0");
      }
      return needed.get(index);
    }

    List<Tensor> saved() {
      return saved;
    }
  }
}
