package dev.nabla.train;

import dev.nabla.data.DataLoader;
import dev.nabla.io.Safetensors;
import dev.nabla.nn.Component;
import dev.nabla.optim.AveragedWeights;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.schedule.Resumable;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All that a training run remembers, in one safetensors file: to stop, and to go on later as if it
 * had not, on this backend or another.
 *
 * <pre>{@code
 * Checkpoint checkpoint =
 *     new Checkpoint(backend)
 *         .component("model", model)
 *         .optimizer("optimizer", optimizer)
 *         .resumable("schedule", schedule)
 *         .generator("random", backend.generator())
 *         .loader("data", loader);
 * checkpoint.save(file); // and in another process, after making the same objects:
 * checkpoint.load(file);
 * }</pre>
 *
 * <p>On the backend that saved it the run goes on bit for bit. The weights of {@code "model"} are
 * tensors called {@code model.} and the name that PyTorch gives them.
 */
public final class Checkpoint {
  private static final String FORMAT = "format";
  private static final String VERSION = "nabla checkpoint 1";

  private final TensorFactory factory;
  private final Map<String, Part<?>> parts = new LinkedHashMap<>();

  /** Without a part so far; tensors that are read belong to {@code factory}. */
  public Checkpoint(TensorFactory factory) {
    this.factory = factory;
  }

  /** Adds the parameters and buffers of a model. */
  public Checkpoint component(String name, Component component) {
    return add(
        name,
        new Part<>(
            component::stateDict,
            component::loadStateDict,
            state -> new Stored(state, Map.of()),
            Stored::tensors));
  }

  /** Adds what an optimizer remembers. */
  public Checkpoint optimizer(String name, Optimizer optimizer) {
    return add(name, Parts.of(optimizer, factory));
  }

  /** Adds where a schedule stands. */
  public Checkpoint resumable(String name, Resumable resumable) {
    return numbers(name, resumable::state, resumable::restore);
  }

  /** Adds averages of weights. */
  public Checkpoint averages(String name, AveragedWeights averages) {
    return add(name, Parts.of(averages));
  }

  /** Adds where a random stream stands. */
  public Checkpoint generator(String name, Generator generator) {
    return add(name, Parts.of(generator));
  }

  /** Adds where a loader stands, in the middle of an epoch, too. */
  public Checkpoint loader(String name, DataLoader<?> loader) {
    return add(name, Parts.of(loader));
  }

  /** Adds numbers of the program's own. */
  public Checkpoint numbers(
      String name, Supplier<Map<String, Double>> get, Consumer<Map<String, Double>> set) {
    return add(name, new Part<>(get, set, Parts::toText, Parts::toNumbers));
  }

  private Checkpoint add(String name, Part<?> part) {
    if (name.isEmpty() || name.contains(".") || parts.putIfAbsent(name, part) != null) {
      throw new NablaException(
          "checkpoint",
          "a name of its own for each part, without a dot",
          "'" + name + "'",
          "rename it");
    }
    return this;
  }

  /** Writes all parts; the file is complete or not there, and a failure leaves the old one. */
  public void save(Path file) {
    Stored content = content();
    Safetensors.write(file, content.tensors(), content.texts());
  }

  /** What a file has of all parts. */
  Stored content() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(FORMAT, VERSION);
    parts.forEach(
        (name, part) -> {
          Stored stored = part.stored();
          texts.put(name, "");
          stored.tensors().forEach((key, tensor) -> tensors.put(name + "." + key, tensor));
          // sorted, so that the same state gives the same bytes
          new TreeMap<>(stored.texts()).forEach((key, text) -> texts.put(name + "." + key, text));
        });
    return new Stored(tensors, texts);
  }

  /**
   * Has all parts go on from {@code file}; one that does not fit is an error that names it, and
   * leaves every part as it was.
   */
  public void load(Path file) {
    Map<String, String> texts = Safetensors.header(file).metadata();
    requireParts(file, texts);
    Map<String, Tensor> tensors = Safetensors.read(file, factory);
    requireOwned(file, tensors.keySet());
    requireOwned(file, texts.keySet());
    Deque<Runnable> back = new ArrayDeque<>();
    boolean done = false;
    try {
      parts.forEach(
          (name, part) -> {
            back.push(part.keep());
            load(file, name, part, new Stored(below(name, tensors), below(name, texts)));
          });
      done = true;
    } finally {
      if (!done) {
        back.forEach(Runnable::run);
      }
    }
  }

  private static void load(Path file, String name, Part<?> part, Stored stored) {
    try {
      part.load(stored);
    } catch (NablaException e) {
      throw new NablaException(
          file + ", part '" + name + "'",
          "the state of an object made as this one",
          "another (" + e.getMessage() + ")",
          "make it as the run that saved the file did",
          e);
    }
  }

  private void requireParts(Path file, Map<String, String> texts) {
    if (!VERSION.equals(texts.get(FORMAT))) {
      throw new NablaException(
          file.toString(),
          "a file of Checkpoint.save",
          "format " + texts.getOrDefault(FORMAT, "none"),
          "read weights alone with Safetensors.read");
    }
    Set<String> found = new TreeSet<>(texts.keySet());
    found.removeIf(name -> name.equals(FORMAT) || name.contains("."));
    if (!found.equals(parts.keySet())) {
      throw new NablaException(
          file.toString(),
          "the parts " + new TreeSet<>(parts.keySet()),
          found.toString(),
          "name the parts that the file has");
    }
  }

  /** What no part would take was damaged, or is of a part that is missing. */
  private void requireOwned(Path file, Set<String> names) {
    for (String name : names) {
      int dot = name.indexOf('.');
      if (!parts.containsKey(dot < 0 ? name : name.substring(0, dot)) && !name.equals(FORMAT)) {
        throw new NablaException(
            file.toString(),
            "entries of the parts " + new TreeSet<>(parts.keySet()),
            "'" + name + "'",
            "save the checkpoint again: it is damaged");
      }
    }
  }

  private static <V> Map<String, V> below(String name, Map<String, V> all) {
    String prefix = name + ".";
    Map<String, V> below = new LinkedHashMap<>();
    all.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            below.put(key.substring(prefix.length()), value);
          }
        });
    return below;
  }
}
