package dev.nabla.autograd;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records a user's {@link Function} as one operation. */
final class FunctionOp implements Joint {
  private record Input(Shape shape, DType dtype, boolean linked) {}

  private final Function function;
  private final Function.Context context;
  private final List<Input> inputs;

  private FunctionOp(Function function, Function.Context context, List<Input> inputs) {
    this.function = function;
    this.context = context;
    this.inputs = inputs;
  }

  static Tensor apply(Function function, List<Tensor> inputs) {
    if (inputs.isEmpty()) {
      throw new NablaException(
          function.name(), "at least one input", "none", "give it the tensors that it works on");
    }
    return apply(Tape.of(function.name(), inputs.get(0)), function, inputs);
  }

  private static <A> Tensor apply(Tape<A> tape, Function function, List<Tensor> given) {
    boolean recording = tape.thread().recording;
    List<Input> inputs = new ArrayList<>();
    List<TapeTensor<A>> operands = new ArrayList<>();
    for (Tensor tensor : given) {
      operands.add(tape.own(function.name(), tensor));
      inputs.add(new Input(tensor.shape(), tensor.dtype(), recording && tensor.requiresGrad()));
    }
    Function.Context context = new Function.Context(inputs.stream().map(Input::linked).toList());
    Tensor result = tape.noGrad(() -> function.forward(context, given));
    TapeTensor<A> own = tape.own(function.name(), result);
    if (inputs.stream().noneMatch(Input::linked) || !own.dtype().isFloating()) {
      return own.alias(null);
    }
    Node node = new FunctionOp(function, context, inputs).node(tape, operands);
    TapeTensor<A> recorded = own.alias(node);
    context.saved().replaceAll(saved -> saved == result ? recorded : saved);
    return recorded;
  }

  private Node node(Tape<?> tape, List<? extends TapeTensor<?>> operands) {
    List<Node.Link> links = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Node target = operands.get(i).node();
      if (target != null && inputs.get(i).linked()) {
        links.add(new Node.Link(target, inputs.get(i).shape(), g -> g));
      }
    }
    Node node = Node.of(tape.nextAge(), function.name(), links, this);
    List<Tensor> read = new ArrayList<>(context.saved());
    read.addAll(operands);
    for (Tensor tensor : read) {
      if (tensor instanceof TapeVariable<?> variable) {
        node.reads(variable);
      }
    }
    return tape.recorded(node);
  }

  @Override
  public List<@Nullable Tensor> apply(Tensor gradient) {
    List<@Nullable Tensor> all = function.backward(context, gradient);
    if (all.size() != inputs.size()) {
      throw new NablaException(
          function.name(),
          "a gradient, or null, for each of " + inputs.size() + " inputs",
          Integer.toString(all.size()),
          "return one for each from backward");
    }
    List<@Nullable Tensor> linked = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (inputs.get(i).linked()) {
        linked.add(checked(inputs.get(i), all.get(i), gradient));
      }
    }
    return linked;
  }

  private @Nullable Tensor checked(Input input, @Nullable Tensor part, Tensor gradient) {
    if (part != null) {
      Tensor own = Tape.of(function.name(), gradient).own(function.name(), part);
      Shape stretched = Shape.broadcast(function.name(), input.shape(), own.shape());
      boolean fits = stretched.equals(own.shape()); // the walk sums over what was broadcast
      Gradients.requireLike(
          function.name(), fits ? own.shape() : input.shape(), input.dtype(), own);
    }
    return part;
  }
}
