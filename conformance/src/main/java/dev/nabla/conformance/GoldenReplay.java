package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.autograd.GradCheck;
import dev.nabla.backend.Backend;
import dev.nabla.conformance.GoldenMethod.Argument;
import dev.nabla.io.Safetensors.Stored;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.ValuesAndIndices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One recorded call made again, its results held against PyTorch's. */
final class GoldenReplay {
  private final Backend backend;
  private final GoldenCase golden;
  private final Map<String, Stored> stored;
  private final GoldenArguments arguments;

  GoldenReplay(Backend backend, GoldenCase golden, Map<String, Stored> stored) {
    this.backend = backend;
    this.golden = golden;
    this.stored = stored;
    this.arguments = new GoldenArguments(backend, golden, stored);
  }

  void run() {
    try (Scope scope = backend.scope()) {
      List<Tensor> outputs = outputs(call(arguments));
      if (!golden.out().isEmpty()) {
        assertEquals(golden.out().size(), outputs.size(), "number of outputs");
        for (int i = 0; i < outputs.size(); i++) {
          compare("value", golden.tolerance(), "output " + i, golden.out().get(i), outputs.get(i));
        }
      }
      if (!golden.gradients().isEmpty()) {
        gradients(outputs);
      }
    }
  }

  /** Holds the gradients, and theirs if PyTorch has them, against finite differences. */
  void checkGradients() {
    call(arguments);
    List<Tensor> leaves = arguments.leaves();
    Function<List<Tensor>, Tensor> value =
        x -> total(outputs(call(new GoldenArguments(backend, golden, stored, x))));
    GradCheck.check(value, leaves);
    if (golden.second().stream().anyMatch(name -> name != null)) {
      GradCheck.checkSecondOrder(value, leaves);
    }
  }

  private Tensor total(List<Tensor> outputs) {
    Tensor sum = backend.scalar(0, DType.FLOAT64);
    for (Tensor x : outputs) {
      if (x.dtype() == DType.FLOAT64) {
        sum = sum.add(x.mul(Upstream.of(x)).sum());
      }
    }
    return sum;
  }

  private Object call(GoldenArguments arguments) {
    Long seed = golden.seed();
    if (seed != null) {
      backend.seed(seed);
    }
    List<Argument> all = arguments.all();
    if (golden.onReceiver()) {
      return GoldenMethod.find(golden.on(), golden.method(), all.subList(1, all.size()))
          .call(arguments.tensors().get(0));
    }
    Object receiver = golden.on().equals("TensorFactory") ? backend : null;
    return GoldenMethod.find(golden.on(), golden.method(), all).call(receiver);
  }

  private static List<Tensor> outputs(Object result) {
    if (result instanceof Tensor tensor) {
      return List.of(tensor);
    }
    if (result instanceof ValuesAndIndices pair) {
      return List.of(pair.values(), pair.indices());
    }
    List<Tensor> outputs = new ArrayList<>();
    if (result instanceof List<?> list) {
      list.forEach(o -> outputs.add((Tensor) o));
      return outputs;
    }
    throw new AssertionError("neither a tensor, a list of them nor a pair: " + result);
  }

  private void gradients(List<Tensor> outputs) {
    List<Tensor> inputs = new ArrayList<>();
    for (int i = 0; i < golden.gradients().size(); i++) {
      if (golden.gradients().get(i) != null) {
        inputs.add(arguments.tensors().get(i));
      }
    }
    boolean again = golden.second().stream().anyMatch(name -> name != null);
    Tensor value = weighted(outputs);
    List<Tensor> found =
        backend.gradients(value, inputs, again ? GraphMode.CREATE : GraphMode.FREE);
    compareAll("gradient", golden.gradients(), found);
    if (again) {
      compareAll("second", golden.second(), second(found, inputs));
    }
  }

  /** Some gradients do not depend on some inputs: {@code 0 * input} makes them. */
  private List<Tensor> second(List<Tensor> gradients, List<Tensor> inputs) {
    Tensor value = inputs.get(0).mul(0).sum();
    for (Tensor input : inputs) {
      value = value.add(input.mul(0).sum());
    }
    if (gradients.stream().anyMatch(Tensor::requiresGrad)) {
      value = value.add(weighted(gradients));
    }
    return backend.gradients(value, inputs, GraphMode.FREE);
  }

  private void compareAll(String what, List<@Nullable String> names, List<Tensor> found) {
    int next = 0;
    for (int i = 0; i < golden.gradients().size(); i++) {
      if (golden.gradients().get(i) != null) {
        Tensor gradient = found.get(next++);
        String name = names.get(i);
        if (name != null) {
          compare(what, golden.gradientTolerance(), what + " of tensor " + i, name, gradient);
        }
      }
    }
  }

  private static Tensor weighted(List<Tensor> outputs) {
    return Upstream.weighted(outputs.stream().filter(Tensor::requiresGrad).toList());
  }

  private void compare(String what, Tolerance tolerance, String where, String name, Tensor found) {
    Stored wanted = stored.get(name);
    if (wanted == null) {
      throw new AssertionError("no tensor " + name + " in the vectors");
    }
    DType dtype = wanted.values().dtype();
    assertEquals(dtype, found.dtype(), where + ": dtype");
    assertEquals(wanted.shape(), found.shape(), where + ": shape");
    boolean signs = what.equals("value");
    new Comparison(tolerance, golden.terms(), wanted, found.toHost(), signs).requireWithin(where);
  }
}
