package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.backend.Backend;
import dev.nabla.io.Safetensors.Stored;
import dev.nabla.nn.Component;
import dev.nabla.nn.Module;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A module as the recording built it: the same weights of the same seed, and then the same outputs,
 * gradients and buffers.
 *
 * @param build makes it
 * @param call what it gives for the recorded inputs
 */
record ModuleTwin<C extends Component>(
    Function<Backend, C> build, BiFunction<C, List<Tensor>, List<Tensor>> call) {

  /** A module of one input. */
  static ModuleTwin<Module> of(Function<Backend, Module> build) {
    return new ModuleTwin<>(build, (module, in) -> List.of(module.forward(in.get(0))));
  }

  /** A component that is called in its own way. */
  static <C extends Component> ModuleTwin<C> of(
      Function<Backend, C> build, BiFunction<C, List<Tensor>, List<Tensor>> call) {
    return new ModuleTwin<>(build, call);
  }

  void replay(Backend backend, Twin twin) {
    try (Scope scope = backend.scope()) {
      backend.seed(twin.seed());
      C made = build.apply(backend);
      made.train(twin.get("train").getAsBoolean());
      requireState(twin, made);
      List<Tensor> inputs = twin.inputs(backend);
      List<Tensor> outputs = call.apply(made, inputs);
      compareOutputs(twin, inputs, outputs);
      Map<String, Parameter> parameters = made.namedParameters();
      twin.map("parameters")
          .forEach(
              (name, wanted) ->
                  twin.compare(
                      "gtol",
                      "gradient of " + name,
                      wanted,
                      Expect.named(parameters, name).grad()));
      Map<String, Tensor> buffers = made.namedBuffers();
      twin.map("buffers")
          .forEach(
              (name, wanted) ->
                  twin.compare("tol", name + " afterwards", wanted, Expect.named(buffers, name)));
    }
  }

  /**
   * Every name in PyTorch's order, every weight equal to the last bit; near is what the recording
   * lists as computed rather than drawn.
   */
  static void requireState(Twin twin, Component made) {
    Map<String, Stored> recorded = twin.map("state");
    Map<String, Tensor> state = made.stateDict();
    assertEquals(List.copyOf(recorded.keySet()), List.copyOf(state.keySet()), "state_dict");
    recorded.forEach(
        (name, wanted) -> {
          Tolerance tolerance = twin.lists("near", name) ? Tolerance.COMPOSED : Tolerance.EXACT;
          Expect.recorded(tolerance, 1, name + " at first", wanted, Expect.named(state, name));
        });
  }

  /** Holds outputs and the gradients of their weighted sum by the inputs against the recording. */
  static void compareOutputs(Twin twin, List<Tensor> inputs, List<Tensor> outputs) {
    List<@Nullable Stored> wanted = twin.list("out");
    assertEquals(wanted.size(), outputs.size(), "number of outputs");
    List<Tensor> floating = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      Stored out = wanted.get(i);
      if (out != null) {
        twin.compare("tol", "output " + i, out, outputs.get(i));
      }
      if (outputs.get(i).requiresGrad()) {
        floating.add(outputs.get(i));
      }
    }
    if (!floating.isEmpty()) {
      Upstream.weighted(floating).backward();
    }
    List<@Nullable Stored> gradients = twin.list("grad");
    for (int i = 0; i < inputs.size(); i++) {
      Stored gradient = gradients.get(i);
      if (gradient != null && inputs.get(i) instanceof Parameter input) {
        twin.compare("gtol", "gradient of input " + i, gradient, input.grad());
      }
    }
  }
}
