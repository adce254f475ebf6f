package dev.nabla.optim;

import dev.nabla.optim.OptimizerState.PerParameter;
import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What L-BFGS remembers: the latest changes of the gradient, and the steps that made them. */
final class LbfgsMemory {
  /** Matrices of a row for each change, and the scale of each. */
  static final List<String> HISTORY = List.of("old_dirs", "old_stps", "ro");

  /** All tensors of a state. */
  static final List<String> NAMES = List.of("d", "prev_flat_grad", "old_dirs", "old_stps", "ro");

  private final ParameterState latest;
  private final List<Buffer> changes = new ArrayList<>();
  private final List<Buffer> steps = new ArrayList<>();
  private final List<Double> scales = new ArrayList<>();

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

  /** Keeps {@code change} of the gradient by {@code step}, and no more than {@code most}. */
  void add(Tensor change, Tensor step, double scale, int most) {
    push(changes, change, most);
    push(steps, step, most);
    if (scales.size() == changes.size()) {
      scales.remove(0);
    }
    scales.add(scale);
  }

  /** The oldest buffer takes over the newest value: nothing is left to the collector. */
  private static void push(List<Buffer> buffers, Tensor value, int most) {
    if (buffers.size() < most) {
      buffers.add(value.toBuffer());
    } else {
      Buffer oldest = buffers.remove(0);
      oldest.assign(value);
      buffers.add(oldest);
    }
  }

  /**
   * The inverse Hessian, as far as it is known, times {@code vector}.
   *
   * @param diagonal the inverse Hessian before anything was known
   */
  Tensor inverseHessianTimes(Tensor vector, double diagonal) {
    Precision precision = new Precision(vector.dtype());
    int count = changes.size();
    double[] parts = new double[count];
    Tensor q = vector;
    for (int i = count - 1; i >= 0; i--) {
      parts[i] = precision.mul(steps.get(i).dot(q).item(), scales.get(i));
      q = q.add(changes.get(i).mul(-parts[i]));
    }
    Tensor r = q.mul(diagonal);
    for (int i = 0; i < count; i++) {
      double part = precision.mul(changes.get(i).dot(r).item(), scales.get(i));
      r = r.add(steps.get(i).mul(precision.sub(parts[i], part)));
    }
    return r;
  }

  /** By PyTorch's names, the history as matrices of one row each. */
  PerParameter save() {
    PerParameter saved = latest.save();
    if (changes.isEmpty()) {
      return saved;
    }
    Map<String, Tensor> tensors = new HashMap<>(saved.tensors());
    tensors.put("old_dirs", stacked(changes));
    tensors.put("old_stps", stacked(steps));
    HostArray ro = HostArray.generate(changes.get(0).dtype(), scales.size(), scales::get);
    tensors.put("ro", changes.get(0).hostLike(ro, Shape.of(scales.size())));
    return new PerParameter(tensors, saved.numbers());
  }

  private static Tensor stacked(List<Buffer> rows) {
    List<Buffer> others = rows.subList(1, rows.size());
    return rows.get(0).stack(0, others.toArray(Tensor[]::new));
  }

  static LbfgsMemory of(PerParameter saved) {
    Map<String, Tensor> tensors = new HashMap<>(saved.tensors());
    Tensor changes = tensors.remove("old_dirs");
    Tensor steps = tensors.remove("old_stps");
    Tensor ro = tensors.remove("ro");
    LbfgsMemory memory =
        new LbfgsMemory(ParameterState.of(new PerParameter(tensors, saved.numbers())));
    if (changes != null && steps != null && ro != null) {
      HostArray scales = ro.toHost();
      for (int i = 0; i < scales.length(); i++) {
        memory.changes.add(changes.select(0, i).toBuffer());
        memory.steps.add(steps.select(0, i).toBuffer());
        memory.scales.add(scales.getDouble(i));
      }
    }
    return memory;
  }
}
