package dev.nabla.autograd;

import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule of one operand of a product: {@code g b'} of the left one, {@code a' g} of the right.
 *
 * <p>Those of one matrix, as a recurrent network reads at each step, are one product of what the
 * matrix was multiplied with and of the gradients, each laid side by side.
 *
 * @param other the other operand
 * @param left whether this is the left one's
 * @param turned whether the gradient will be turned back: then its turned product lies in order
 */
record MatmulRule(Tensor other, boolean left, boolean turned) implements JoinedRule {
  /** Of the left operand of {@code a b}. */
  static MatmulRule left(TapeTensor<?> a, Tensor b) {
    return new MatmulRule(b, true, isTurned(a));
  }

  /** Of the right one. */
  static MatmulRule right(Tensor a, TapeTensor<?> b) {
    return new MatmulRule(a, false, isTurned(b));
  }

  private static boolean isTurned(TapeTensor<?> x) {
    Node node = x.node();
    return node != null && node.op().equals("permute");
  }

  @Override
  public Tensor apply(Tensor g) {
    if (left) {
      return turned ? turn(other.matmul(turn(g))) : g.matmul(turn(other));
    }
    return turned ? turn(turn(g).matmul(other)) : turn(other).matmul(g);
  }

  private static Tensor turn(Tensor x) {
    return x.transpose(-1, -2);
  }

  /** Where copying both factors costs less than to add a gradient, and neither will be assigned. */
  @Override
  public boolean isJoined(Tensor g) {
    if (g.shape().rank() != 2 || other instanceof TapeVariable<?>) {
      return false;
    }
    long length = g.shape().extent(axis());
    long one = g.shape().extent(1 - axis());
    long another = other.shape().extent(1 - axis());
    return length * (one + another) <= 2 * one * another;
  }

  /** The axis that the product sums over. */
  private int axis() {
    return left ? 1 : 0;
  }

  @Override
  public Gathering gathering() {
    return new Factors(axis());
  }

  private static final class Factors implements Gathering {
    /** So many elements are held before they are multiplied. */
    private static final long MOST = 1 << 22;

    private final int axis;
    private long held;
    private @Nullable Tensor sum;
    private final List<MatmulRule> rules = new ArrayList<>();
    private final List<Tensor> gradients = new ArrayList<>();

    Factors(int axis) {
      this.axis = axis;
    }

    @Override
    public boolean add(JoinedRule rule, Tensor gradient) {
      if (!(rule instanceof MatmulRule product) || product.axis() != axis) {
        return false;
      }
      long more = product.other.shape().size() + gradient.shape().size();
      if (held > 0 && held + more > MOST) {
        sum = together();
        rules.clear();
        gradients.clear();
        held = 0;
      }
      rules.add(product);
      gradients.add(gradient);
      held += more;
      return true;
    }

    @Override
    public Tensor together() {
      MatmulRule first = rules.get(0);
      Tensor others = beside(rules.stream().map(MatmulRule::other).toList());
      Tensor product = new MatmulRule(others, first.left, first.turned).apply(beside(gradients));
      return sum == null ? product : sum.add(product);
    }

    private Tensor beside(List<Tensor> parts) {
      return parts.size() == 1
          ? parts.get(0)
          : parts.get(0).concat(axis, parts.subList(1, parts.size()));
    }
  }
}
