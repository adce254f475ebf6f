package dev.nabla.optim;

import static java.util.Objects.requireNonNull;

import dev.nabla.optim.OptimizerState.PerParameter;
import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What an optimizer remembers of one parameter between steps, by PyTorch's names. */
public final class ParameterState {
  private final Map<String, Buffer> tensors = new LinkedHashMap<>();
  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final Map<String, Buffer> tensorsBefore = new LinkedHashMap<>();
  private final Map<String, Double> numbersBefore = new LinkedHashMap<>();

  ParameterState() {}

  /** Whether there was no step yet. */
  public boolean isEmpty() {
    return tensors.isEmpty() && numbers.isEmpty();
  }

  /** Whether a tensor called {@code name} was kept. */
  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  /** The tensor kept under {@code name}, or else {@code initial}. */
  public Tensor tensor(String name, Supplier<Tensor> initial) {
    Buffer found = tensors.get(name);
    return found == null ? initial.get() : found;
  }

  /** The tensor kept under {@code name}, or else zeros like {@code like}. */
  public Tensor tensorOrZeros(String name, Tensor like) {
    return tensor(name, () -> Terms.full(like, 0));
  }

  /** The tensor kept under {@code name}. */
  Tensor kept(String name) {
    return requireNonNull(tensors.get(name), name);
  }

  /** Keeps {@code value} under {@code name}, whatever scopes end; returns it. */
  public Tensor keep(String name, Tensor value) {
    Buffer found = tensors.get(name);
    if (found == null) {
      tensors.put(name, value.toBuffer());
    } else {
      found.assign(value);
    }
    return value;
  }

  /** The number kept under {@code name}, or else {@code initial}. */
  public double number(String name, double initial) {
    return numbers.getOrDefault(name, initial);
  }

  /** Keeps {@code value} under {@code name}; returns it. */
  public double keep(String name, double value) {
    numbers.put(name, value);
    return value;
  }

  /** Counts this step: 1 for the first. */
  public int nextStep() {
    return (int) keep("step", number("step", 0) + 1);
  }

  /** Ends a step: what it kept stays. */
  void commit() {
    tensors.forEach(
        (name, now) -> {
          Buffer before = tensorsBefore.get(name);
          if (before == null) {
            tensorsBefore.put(name, now.toBuffer());
          } else {
            before.assign(now);
          }
        });
    numbersBefore.putAll(numbers);
  }

  /** Undoes what was kept since the last step ended. */
  void rollBack() {
    tensors.keySet().retainAll(tensorsBefore.keySet());
    tensorsBefore.forEach(this::keep);
    numbers.clear();
    numbers.putAll(numbersBefore);
  }

  PerParameter save() {
    Map<String, Tensor> saved = new HashMap<>();
    tensors.forEach((name, buffer) -> saved.put(name, buffer.detach()));
    return new PerParameter(saved, numbers);
  }

  static ParameterState of(PerParameter saved) {
    ParameterState state = new ParameterState();
    saved.tensors().forEach(state::keep);
    state.numbers.putAll(saved.numbers());
    state.commit();
    return state;
  }
}
