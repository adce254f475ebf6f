package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.nn.Mode;
import dev.nabla.nn.Module;
import dev.nabla.nn.SnakeCaseNames;
import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Models as a user writes them, of three inputs and two outputs. */
final class CustomModules {
  /**
   * One of them.
   *
   * @param names of its parameters and buffers, in the order of its state
   */
  record Custom(Function<Backend, Module> make, List<String> names) {}

  private CustomModules() {}

  /** By the rule's name. */
  static Map<String, Custom> all() {
    Map<String, Custom> all = new LinkedHashMap<>();
    all.put(
        "record",
        new Custom(
            Residual::create,
            List.of(
                "inner.weight",
                "inner.bias",
                "outer.0.running_mean",
                "outer.1.weight",
                "outer.1.bias")));
    all.put(
        "class",
        new Custom(
            Perceptron::new,
            List.of(
                "centred.running_mean", "hidden.weight", "hidden.bias", "out.weight", "out.bias")));
    all.put(
        "buffer",
        new Custom(
            b -> b.sequential(Centred.create(b, 3), b.linear(3, 2)),
            List.of("0.running_mean", "1.weight", "1.bias")));
    String deep = "inner.".repeat(5);
    all.put(
        "deep",
        new Custom(
            CustomModules::deep,
            List.of(deep + "0.running_mean", deep + "1.weight", deep + "1.bias")));
    all.put(
        "collections",
        new Custom(
            Branches::create,
            List.of(
                "stages.0.running_mean",
                "stages.1.weight",
                "stages.1.bias",
                "heads.left.weight",
                "heads.left.bias",
                "heads.right.weight",
                "heads.right.bias")));
    return all;
  }

  /** {@code x - m}, where m is a running mean of what was seen in training. */
  record Centred(Buffer runningMean, Mode mode) implements Module, SnakeCaseNames {
    static Centred create(Backend backend, int features) {
      return new Centred(backend.zeros(Shape.of(features)).toBuffer(), new Mode());
    }

    @Override
    public Tensor forward(Tensor x) {
      if (mode.isTraining()) {
        runningMean.assign(runningMean.mul(0.5).add(x.detach().mean(0).mul(0.5)));
      }
      return x.sub(runningMean.detach());
    }
  }

  /** {@code outer(x + inner(x))}. */
  record Residual(Module inner, Module outer) implements Module {
    static Residual create(Backend b) {
      return new Residual(b.linear(3, 3), b.sequential(Centred.create(b, 3), b.linear(3, 2)));
    }

    @Override
    public Tensor forward(Tensor x) {
      return outer.forward(x.add(inner.forward(x)));
    }
  }

  /** No record: it says what it is made of. */
  static final class Perceptron implements Module {
    private final Module centred;
    private final Module hidden;
    private final Module out;

    Perceptron(Backend backend) {
      centred = Centred.create(backend, 3);
      hidden = backend.linear(3, 8);
      out = backend.linear(8, 2);
    }

    @Override
    public Map<String, Object> components() {
      Map<String, Object> components = new LinkedHashMap<>();
      components.put("centred", centred);
      components.put("hidden", hidden);
      components.put("out", out);
      return components;
    }

    @Override
    public Tensor forward(Tensor x) {
      return out.forward(hidden.forward(centred.forward(x)).tanh());
    }
  }

  /** Another module, and nothing else. */
  record Nest(Module inner) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return inner.forward(x);
    }
  }

  private static Module deep(Backend backend) {
    Module module = backend.sequential(Centred.create(backend, 3), backend.linear(3, 2));
    for (int depth = 0; depth < 5; depth++) {
      module = new Nest(module);
    }
    return module;
  }

  /** Stages one after the other, and the sum of the heads. */
  record Branches(List<Module> stages, Map<String, Module> heads) implements Module {
    static Branches create(Backend b) {
      Map<String, Module> heads = new LinkedHashMap<>();
      List<Module> stages = List.of(Centred.create(b, 3), b.linear(3, 4));
      heads.put("left", b.linear(4, 2));
      heads.put("right", b.linear(4, 2));
      return new Branches(stages, heads);
    }

    @Override
    public Tensor forward(Tensor x) {
      Tensor y = x;
      for (Module stage : stages) {
        y = stage.forward(y);
      }
      Tensor staged = y;
      return heads.values().stream().map(h -> h.forward(staged)).reduce(Tensor::add).orElseThrow();
    }
  }
}
