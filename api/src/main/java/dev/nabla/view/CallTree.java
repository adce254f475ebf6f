package dev.nabla.view;

import dev.nabla.nn.Calls;
import dev.nabla.nn.Component;
import dev.nabla.tensor.ProductCount;
import dev.nabla.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Makes a tree of the calls that it is told of; what is counted goes to the innermost. */
final class CallTree implements Calls.Listener {
  private final UnaryOperator<Component> original;
  private final ProductCount count;
  private final Call root;

  /** One for each call told of; one that tells twice of itself is there twice. */
  private final Deque<Call> open = new ArrayDeque<>();

  private long counted;

  CallTree(Call root, UnaryOperator<Component> original, ProductCount count) {
    this.root = root;
    this.original = original;
    this.count = count;
    open.push(root);
  }

  @Override
  public void begins(Component component, List<Tensor> inputs) {
    Call around = current();
    settle(around);
    Component called = original.apply(component);
    if (called == around.component) {
      open.push(around);
      return;
    }
    Call call = new Call(called, inputs);
    around.inner.add(call);
    open.push(call);
  }

  @Override
  public void ends(List<Tensor> outputs) {
    Call call = open.pop();
    settle(call);
    call.gave(outputs);
  }

  @Override
  public void failed() {
    settle(open.pop());
  }

  @Override
  public boolean keepsWeights() {
    return true;
  }

  /** The whole, once {@code output} is there. */
  Call ended(Tensor output) {
    settle(root);
    root.gave(List.of(output));
    return root;
  }

  private Call current() {
    return Objects.requireNonNull(open.peek());
  }

  private void settle(Call call) {
    long now = count.multiplyAdds();
    call.multiplyAdds += now - counted;
    counted = now;
  }
}
