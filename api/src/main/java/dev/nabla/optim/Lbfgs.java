package dev.nabla.optim;

import dev.nabla.optim.OptimizerState.PerParameter;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * {@code p = p - t * H * grad}, where H approximates the inverse Hessian by what the latest steps
 * did to the gradient (Liu and Nocedal, "On the limited memory BFGS method for large scale
 * optimization", 1989).
 *
 * <p>All parameters are one group. A step takes up to maxIter of these, and has the closure compute
 * the loss and its gradients each time: {@link #step()} without one is an error.
 */
public final class Lbfgs implements Optimizer {
  /**
   * PyTorch's hyper-parameters.
   *
   * @param learningRate 1: t, or where the line search begins
   * @param maxIter 20, how many iterations a step takes at most
   * @param maxEval how often a step has the loss computed at most; empty stands for {@code maxIter
   *     * 5 / 4}
   * @param toleranceGrad 1e-7: a step ends where no element of the gradient is greater
   * @param toleranceChange 1e-9: a step ends where neither loss nor parameters change by more
   * @param historySize 100, how many latest changes are kept
   * @param strongWolfe false; true searches for a t that satisfies the strong Wolfe conditions
   */
  public record Options(
      double learningRate,
      int maxIter,
      OptionalInt maxEval,
      double toleranceGrad,
      double toleranceChange,
      int historySize,
      boolean strongWolfe)
      implements Hyperparameters<Options> {
    /** Checks them. */
    public Options {
      Require.learningRate("lbfgs", learningRate);
      Require.atLeastOne("lbfgs", "number of iterations", maxIter);
      Require.atLeastOne("lbfgs", "number of evaluations", maxEval.orElse(1));
      Require.atLeastZero("lbfgs", "tolerance of the gradient", toleranceGrad);
      Require.atLeastZero("lbfgs", "tolerance of the change", toleranceChange);
      Require.atLeastOne("lbfgs", "size of the history", historySize);
    }

    /** The defaults. */
    public Options() {
      this(1, 20, OptionalInt.empty(), 1e-7, 1e-9, 100, false);
    }

    @Override
    public Options learningRate(double to) {
      return new Options(
          to, maxIter, maxEval, toleranceGrad, toleranceChange, historySize, strongWolfe);
    }

    /** These with another number of iterations. */
    public Options maxIter(int to) {
      return new Options(
          learningRate, to, maxEval, toleranceGrad, toleranceChange, historySize, strongWolfe);
    }

    /** These with another number of evaluations. */
    public Options maxEval(int to) {
      return new Options(
          learningRate,
          maxIter,
          OptionalInt.of(to),
          toleranceGrad,
          toleranceChange,
          historySize,
          strongWolfe);
    }

    /** These with another tolerance of the gradient. */
    public Options toleranceGrad(double to) {
      return new Options(
          learningRate, maxIter, maxEval, to, toleranceChange, historySize, strongWolfe);
    }

    /** These with another tolerance of the change. */
    public Options toleranceChange(double to) {
      return new Options(
          learningRate, maxIter, maxEval, toleranceGrad, to, historySize, strongWolfe);
    }

    /** These with a history of another size. */
    public Options historySize(int to) {
      return new Options(
          learningRate, maxIter, maxEval, toleranceGrad, toleranceChange, to, strongWolfe);
    }

    /** These with the line search, or without it. */
    public Options strongWolfe(boolean to) {
      return new Options(
          learningRate, maxIter, maxEval, toleranceGrad, toleranceChange, historySize, to);
    }
  }

  private static final Fit FIT = new Fit("lbfgs");

  private final ParameterGroup<Options> group;
  private final FlatParameters flat;
  private LbfgsMemory memory = new LbfgsMemory();

  /** The only group. */
  public Lbfgs(List<Parameter> parameters, Options options) {
    this.group = new ParameterGroup<>(parameters, options);
    this.flat = new FlatParameters("lbfgs", FIT.parameters(List.of(group)));
  }

  @Override
  public List<Parameter> parameters() {
    return group.parameters();
  }

  @Override
  public List<ParameterGroup<Options>> groups() {
    return List.of(group);
  }

  @Override
  public void step() {
    throw new NablaException(
        "lbfgs",
        "a closure that computes the loss and its gradients, for it takes several in a step",
        "step() without one",
        "call step(() -> { optimizer.zeroGrad(); …; loss.backward(); return loss; })");
  }

  /** Whatever fails, the closure included, the parameters and the state are as before. */
  @Override
  public Tensor step(Supplier<Tensor> closure) {
    List<Tensor> before = flat.values();
    Tensor loss;
    try {
      loss = LbfgsDescent.run(group.settings(), flat, memory, closure);
    } catch (RuntimeException | Error e) {
      flat.values(before);
      memory.rollBack();
      throw e;
    }
    memory.commit();
    return loss;
  }

  @Override
  public OptimizerState state() {
    List<PerParameter> saved = new ArrayList<>();
    for (int i = 0; i < parameters().size(); i++) {
      saved.add(i == 0 ? memory.save() : new PerParameter(Map.of(), Map.of()));
    }
    return new OptimizerState(saved, List.of(SettingsByName.save(group.settings())));
  }

  @Override
  public void restore(OptimizerState state) {
    FIT.requireCounts(1, parameters().size(), state);
    Options settings = SettingsByName.restore(group.settings(), state.groups().get(0));
    PerParameter saved = state.parameters().get(0);
    requireFit(saved.tensors());
    memory = LbfgsMemory.of(saved);
    group.settings(settings);
  }

  private void requireFit(Map<String, Tensor> tensors) {
    Tensor ro = tensors.get("ro");
    int rows = ro == null ? 0 : (int) ro.shape().size();
    int size = (int) flat.size();
    for (String name : tensors.keySet()) {
      if (!LbfgsMemory.NAMES.contains(name)) {
        throw FIT.unfit(LbfgsMemory.NAMES.toString(), name);
      }
    }
    for (String name : LbfgsMemory.NAMES) {
      Tensor tensor = tensors.get(name);
      boolean history = LbfgsMemory.HISTORY.contains(name);
      if (tensor == null && (history ? rows > 0 : !tensors.isEmpty())) {
        throw FIT.unfit("'" + name + "'", tensors.keySet().toString());
      }
      if (tensor != null) {
        Shape rowed = name.equals("ro") ? Shape.of(rows) : Shape.of(rows, size);
        FIT.require(name, history ? rowed : Shape.of(size), parameters().get(0), tensor);
      }
    }
  }

  @Override
  public String toString() {
    return "lbfgs[" + group.settings() + "]";
  }
}
