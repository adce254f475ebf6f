package dev.nabla.optim;

import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Averages of parameters over training, which often generalize better than the last values.
 *
 * <pre>{@code
 * AveragedWeights ema = AveragedWeights.ema(model.namedParameters(), 0.999);
 * …
 * optimizer.step();
 * ema.update();
 * …
 * double loss = ema.use(() -> lossFunction.of(model.forward(x), y).item());
 * }</pre>
 *
 * <p>A model of its own takes them over with {@code other.loadStateDict(…)} of what {@link #state}
 * has and the buffers. The statistics of batch normalization belong to the trained weights unless
 * {@link #withBuffers} averages them, too.
 */
public final class AveragedWeights {
  private final OptionalDouble decay;
  private final Map<String, Tensor> trained;
  private final Map<String, Buffer> averages = new LinkedHashMap<>();
  private long averaged;
  private boolean inUse;

  private AveragedWeights(OptionalDouble decay, Map<String, ? extends Tensor> trained) {
    this.decay = decay;
    this.trained = new LinkedHashMap<>(trained);
    trained.forEach((name, tensor) -> averages.put(name, tensor.toBuffer()));
  }

  /**
   * {@code a = decay * a + (1 - decay) * p} at each update, a being p at the first.
   *
   * @param decay from 0 to 1; 0.999 is usual
   */
  public static AveragedWeights ema(Map<String, Parameter> parameters, double decay) {
    Require.fraction("ema", "decay", decay);
    return new AveragedWeights(OptionalDouble.of(decay), parameters);
  }

  /**
   * {@code a = a + (p - a) / (n + 1)} at each update, the mean of the n + 1 values so far (Izmailov
   * et al., "Averaging weights leads to wider optima and better generalization", 2018).
   */
  public static AveragedWeights swa(Map<String, Parameter> parameters) {
    return new AveragedWeights(OptionalDouble.empty(), parameters);
  }

  /**
   * The same of parameters and of those of {@code buffers} that change, {@code
   * model.namedBuffers()}; integers are averaged, too, and cut towards 0.
   */
  public AveragedWeights withBuffers(Map<String, ? extends Tensor> buffers) {
    Map<String, Tensor> all = new LinkedHashMap<>(trained);
    buffers.forEach(
        (name, tensor) -> {
          if (tensor instanceof Buffer && all.putIfAbsent(name, tensor) != null) {
            throw new NablaException(
                "withBuffers", "another name than a parameter's", name, "pass namedBuffers()");
          }
        });
    return new AveragedWeights(decay, all);
  }

  /** Takes the present values into the averages. */
  public void update() {
    requireIdle("update");
    Map<String, Tensor> next = new LinkedHashMap<>(); // all known before the first is taken
    trained.forEach(
        (name, tensor) -> {
          Tensor now = tensor.detach();
          next.put(name, averaged == 0 ? now : next(named(name).detach(), now));
        });
    next.forEach((name, value) -> named(name).assign(value));
    averaged++;
  }

  private Tensor next(Tensor average, Tensor now) {
    if (!average.dtype().isFloating()) { // as PyTorch does: computed in single precision, then cut
      return next(average.to(DType.FLOAT32), now.to(DType.FLOAT32)).to(average.dtype());
    }
    return decay.isPresent()
        ? average.lerp(now, 1 - decay.getAsDouble())
        : average.add(now.sub(average).div((double) averaged + 1));
  }

  /**
   * Runs {@code body} with the averages in the place of the trained values, for its result; no
   * other thread may train meanwhile.
   */
  public <T> T use(Supplier<T> body) {
    requireIdle("use");
    Map<String, Tensor> before = new LinkedHashMap<>();
    trained.forEach((name, tensor) -> before.put(name, tensor.detach()));
    inUse = true;
    try {
      trained.forEach((name, tensor) -> assign(tensor, named(name)));
      return body.get();
    } finally {
      trained.forEach((name, tensor) -> assign(tensor, Objects.requireNonNull(before.get(name))));
      inUse = false;
    }
  }

  /** Runs {@code body} with the averages in the place of the trained values. */
  public void use(Runnable body) {
    use(
        () -> {
          body.run();
          return body;
        });
  }

  /** The averages by name, and how many values are in them. */
  public State state() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    averages.forEach((name, average) -> tensors.put(name, average.detach()));
    return new State(averaged, tensors);
  }

  /** Goes on from {@code state}; one that does not fit is an error, and changes nothing. */
  public void restore(State state) {
    requireIdle("restore");
    if (!state.tensors().keySet().equals(averages.keySet())) {
      throw new NablaException(
          "restore",
          "averages of " + averages.keySet(),
          state.tensors().keySet().toString(),
          "restore the state of averages of the same model");
    }
    state.tensors().forEach((name, tensor) -> requireLike(name, named(name), tensor));
    state.tensors().forEach((name, tensor) -> named(name).assign(tensor));
    averaged = state.averaged();
  }

  private static void requireLike(String name, Tensor like, Tensor tensor) {
    if (!told(like).equals(told(tensor))) {
      throw new NablaException(
          "restore",
          "'" + name + "' as " + told(like),
          told(tensor),
          "restore the state of averages of the same model");
    }
  }

  private static String told(Tensor tensor) {
    return tensor.shape() + " " + tensor.dtype() + " on " + tensor.backend();
  }

  private Buffer named(String name) {
    return Objects.requireNonNull(averages.get(name));
  }

  private static void assign(Tensor to, Tensor value) {
    if (to instanceof Parameter parameter) {
      parameter.assign(value);
    } else if (to instanceof Buffer buffer) {
      buffer.assign(value);
    }
  }

  private void requireIdle(String method) {
    if (inUse) {
      throw new NablaException(
          method,
          "the trained values in the model",
          "the averages, inside use(…)",
          "call it when use(…) has ended");
    }
  }

  /**
   * What is remembered: PyTorch's {@code AveragedModel.state_dict()}.
   *
   * @param averaged how many values are in the averages; its {@code n_averaged}
   * @param tensors by the names that the parameters have
   */
  public record State(long averaged, Map<String, Tensor> tensors) {
    /** Holds on to a copy of its own. */
    public State {
      tensors = Map.copyOf(tensors);
    }
  }
}
