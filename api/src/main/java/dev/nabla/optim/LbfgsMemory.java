package dev.nabla.optim;

import dev.nabla.optim.OptimizerState.PerParameter;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What L-BFGS remembers: the latest changes of the gradient, and the steps that made them. */
final class LbfgsMemory {
  private static final String CHANGE = "old_dirs";
  private static final String STEP = "old_stps";
  private static final String SCALE = "ro";

  /** Matrices of a row for each change, and the scale of each. */
  static final List<String> HISTORY = List.of(CHANGE, STEP, SCALE);

  /** All tensors of a state. */
  static final List<String> NAMES = List.of("d", "prev_flat_grad", CHANGE, STEP, SCALE);

  private final ParameterState latest;
  private final List<ParameterState> rows = new ArrayList<>();
  private List<ParameterState> rowsBefore = List.of();

  LbfgsMemory() {
    this(new ParameterState());
  }

  private LbfgsMemory(ParameterState latest) {
    this.latest = latest;
  }

  /** The numbers, and the vectors that are not part of the history. */
  ParameterState latest() {
    return latest;
  }

  /**
   * Keeps {@code change} of the gradient by {@code step}, and no more than {@code most}: the oldest
   * row takes over the newest values, so that nothing is left to the collector.
   */
  void add(Tensor change, Tensor step, double scale, int most) {
    ParameterState row = rows.size() < most ? new ParameterState() : rows.remove(0);
    row.keep(CHANGE, change);
    row.keep(STEP, step);
    row.keep(SCALE, scale);
    rows.add(row);
  }

  /** Ends a step: what it kept stays. */
  void commit() {
    latest.commit();
    rows.forEach(ParameterState::commit);
    rowsBefore = List.copyOf(rows);
  }

  /** Undoes what was kept since the last step ended. */
  void rollBack() {
    latest.rollBack();
    rows.clear();
    rows.addAll(rowsBefore);
    rows.forEach(ParameterState::rollBack);
  }

  /**
   * The inverse Hessian, as far as it is known, times {@code vector}.
   *
   * @param diagonal the inverse Hessian before anything was known
   */
  Tensor inverseHessianTimes(Tensor vector, double diagonal) {
    Precision precision = new Precision(vector.dtype());
    int count = rows.size();
    double[] parts = new double[count];
    Tensor q = vector;
    for (int i = count - 1; i >= 0; i--) {
      ParameterState row = rows.get(i);
      parts[i] = precision.mul(row.kept(STEP).dot(q).item(), row.number(SCALE, 0));
      q = q.add(row.kept(CHANGE).mul(-parts[i]));
    }
    Tensor r = q.mul(diagonal);
    for (int i = 0; i < count; i++) {
      ParameterState row = rows.get(i);
      double part = precision.mul(row.kept(CHANGE).dot(r).item(), row.number(SCALE, 0));
      r = r.add(row.kept(STEP).mul(precision.sub(parts[i], part)));
    }
    return r;
  }

  /** By PyTorch's names, the history as matrices of one row each. */
  PerParameter save() {
    PerParameter saved = latest.save();
    if (rows.isEmpty()) {
      return saved;
    }
    Map<String, Tensor> tensors = new HashMap<>(saved.tensors());
    tensors.put(CHANGE, stacked(CHANGE));
    tensors.put(STEP, stacked(STEP));
    Tensor like = rows.get(0).kept(CHANGE);
    HostArray scales =
        HostArray.generate(like.dtype(), rows.size(), i -> rows.get(i).number(SCALE, 0));
    tensors.put(SCALE, like.hostLike(scales, Shape.of(rows.size())));
    return new PerParameter(tensors, saved.numbers());
  }

  private Tensor stacked(String name) {
    List<Tensor> all = rows.stream().map(row -> row.kept(name)).toList();
    return all.get(0).stack(0, all.subList(1, all.size()).toArray(Tensor[]::new));
  }

  static LbfgsMemory of(PerParameter saved) {
    Map<String, Tensor> tensors = new HashMap<>(saved.tensors());
    Tensor changes = tensors.remove(CHANGE);
    Tensor steps = tensors.remove(STEP);
    Tensor ro = tensors.remove(SCALE);
    LbfgsMemory memory =
        new LbfgsMemory(ParameterState.of(new PerParameter(tensors, saved.numbers())));
    if (changes != null && steps != null && ro != null) {
      HostArray scales = ro.toHost();
      for (int i = 0; i < scales.length(); i++) {
        memory.add(changes.select(0, i), steps.select(0, i), scales.getDouble(i), scales.length());
      }
    }
    memory.commit();
    return memory;
  }
}
