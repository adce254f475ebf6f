package dev.nabla.optim;

import static java.util.Objects.requireNonNull;

import dev.nabla.optim.OptimizerState.PerParameter;
import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an optimizer remembers of one parameter between steps, by PyTorch's names. What a step keeps
 * is read back at once, but stays only once the step has ended well.
 */
public final class ParameterState {
  private final Map<String, Slot> tensors = new LinkedHashMap<>();
  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final Map<String, Double> numbersBefore = new LinkedHashMap<>();

  /** A tensor that stays, and the one that is to take its place. */
  private static final class Slot {
    @Nullable Buffer kept;
    @Nullable Tensor next;

    Tensor now() {
      return next == null ? requireNonNull(kept) : next;
    }

    void commit() {
      Tensor value = next;
      Buffer place = kept;
      if (value != null && place != null) {
        place.assign(value);
      } else if (value != null) {
        kept = value.toBuffer();
      }
      next = null;
    }
  }

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
    Slot found = tensors.get(name);
    return found == null ? initial.get() : found.now();
  }

  /** The tensor kept under {@code name}, or else zeros like {@code like}. */
  public Tensor tensorOrZeros(String name, Tensor like) {
    return tensor(name, () -> Terms.full(like, 0));
  }

  /** The tensor kept under {@code name}. */
  Tensor kept(String name) {
    return requireNonNull(tensors.get(name), name).now();
  }

  /** Keeps {@code value} under {@code name}, whatever scopes end after the step; returns it. */
  public Tensor keep(String name, Tensor value) {
    tensors.computeIfAbsent(name, n -> new Slot()).next = value;
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
    tensors.values().forEach(Slot::commit);
    numbersBefore.putAll(numbers);
  }

  /** Undoes what was kept since the last step ended. */
  void rollBack() {
    tensors.values().removeIf(slot -> slot.kept == null);
    tensors.values().forEach(slot -> slot.next = null);
    numbers.clear();
    numbers.putAll(numbersBefore);
  }

  PerParameter save() {
    Map<String, Tensor> saved = new HashMap<>();
    tensors.forEach((name, slot) -> saved.put(name, slot.now().detach()));
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
