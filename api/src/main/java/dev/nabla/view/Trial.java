package dev.nabla.view;

import dev.nabla.backend.Backend;
import dev.nabla.nn.Calls;
import dev.nabla.nn.Component;
import dev.nabla.nn.Mode;
import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.ProductCount;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** One forward pass that leaves nothing behind: weights, modes, buffers, random numbers stay. */
final class Trial {
  private final Backend backend;

  Trial(Backend backend) {
    this.backend = backend;
  }

  /**
   * The calls that {@code forward} makes of a copy of {@code model} that is evaluated, or of itself
   * where it cannot do with a copy.
   */
  <C extends Component> Call run(C model, Function<? super C, Tensor> forward, Tensor... inputs) {
    HeardCopy copy = new HeardCopy();
    try {
      return pass(model, c -> forward.apply(copy.of(c)), copy, inputs);
    } catch (ClassCastException e) { // a stand-in is of no class but Module
      return pass(model, forward, copy, inputs);
    }
  }

  private <C extends Component> Call pass(
      C model, Function<? super C, Tensor> forward, HeardCopy copy, Tensor... inputs) {
    IdentityHashMap<Mode, Boolean> modes = modes(model);
    IdentityHashMap<Parameter, Tensor> parameters = new IdentityHashMap<>();
    model.parameters().forEach(p -> parameters.put(p, p.detach()));
    IdentityHashMap<Buffer, Tensor> buffers = buffers(model);
    Generator random = backend.generator().copy();
    model.eval();
    try (Scope scope = backend.scope();
        ProductCount count = backend.countProducts()) {
      CallTree calls = new CallTree(new Call(model, List.of(inputs)), copy::original, count);
      return calls.ended(Calls.heardBy(calls, () -> backend.noGrad(() -> forward.apply(model))));
    } finally {
      modes.forEach(Mode::train);
      parameters.forEach((p, before) -> restore(p, p::assign, before));
      buffers.forEach((b, before) -> restore(b, b::assign, before));
      backend.generator().become(random);
    }
  }

  private static IdentityHashMap<Mode, Boolean> modes(Component model) {
    IdentityHashMap<Mode, Boolean> modes = new IdentityHashMap<>();
    model.apply(
        component ->
            component
                .components()
                .values()
                .forEach(
                    part -> {
                      if (part instanceof Mode mode) {
                        modes.put(mode, mode.isTraining());
                      }
                    }));
    return modes;
  }

  private static IdentityHashMap<Buffer, Tensor> buffers(Component model) {
    IdentityHashMap<Buffer, Tensor> buffers = new IdentityHashMap<>();
    for (Tensor tensor : model.namedBuffers().values()) {
      if (tensor instanceof Buffer buffer) {
        buffers.put(buffer, buffer.detach());
      }
    }
    return buffers;
  }

  /** An assignment would undo a graph that is waiting for its backward(). */
  private static void restore(Tensor variable, Consumer<Tensor> assign, Tensor before) {
    if (!variable.toHost().equals(before.toHost())) {
      assign.accept(before);
    }
  }
}
