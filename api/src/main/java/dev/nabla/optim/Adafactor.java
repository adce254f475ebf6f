package dev.nabla.optim;

import dev.nabla.tensor.Axes;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.OptionalDouble;

/**
 * {@code p = p - a * u / max(1, rms(u) / d)}, where {@code a = max(eps2, rms(p)) *
 * min(learningRate, 1 / sqrt(t))}, {@code u = g / sqrt(v)}, and the average square v, of rate
 * {@code 1 - t^beta2Decay}, is kept as the means of its rows and of its columns where p has two
 * axes or more (Shazeer and Stern, "Adafactor: adaptive learning rates with sublinear memory cost",
 * 2018).
 *
 * <p>With a weight decay p first becomes {@code p * (1 - learningRate * weightDecay)}.
 */
public final class Adafactor extends GroupedOptimizer<Adafactor.Options> {
  /**
   * PyTorch's hyper-parameters.
   *
   * @param learningRate 1e-2
   * @param beta2Decay -0.8, at most 0
   * @param eps1 keeps the square from 0; empty stands for the distance from 1 to the next number of
   *     the parameter's dtype
   * @param eps2 1e-3, keeps a parameter of zeros learning
   * @param d 1, at least 1: the greatest size of a step before it is cut
   * @param weightDecay 0
   * @param maximize false
   */
  public record Options(
      double learningRate,
      double beta2Decay,
      OptionalDouble eps1,
      double eps2,
      double d,
      double weightDecay,
      boolean maximize)
      implements Hyperparameters<Options> {
    /** Checks them. */
    public Options {
      Require.learningRate("adafactor", learningRate);
      Require.that(
          beta2Decay <= 0 && beta2Decay > Double.NEGATIVE_INFINITY,
          "adafactor",
          "a beta2 decay that is finite and at most 0",
          Double.toString(beta2Decay),
          "-0.8 is usual");
      Require.atLeastZero("adafactor", "eps1", eps1.orElse(0));
      Require.atLeastZero("adafactor", "eps2", eps2);
      Require.that(
          d >= 1 && d < Double.POSITIVE_INFINITY,
          "adafactor",
          "a clipping threshold d that is finite and at least 1",
          Double.toString(d),
          "1 is usual");
      Require.atLeastZero("adafactor", "weight decay", weightDecay);
    }

    /** The defaults. */
    public Options() {
      this(1e-2, -0.8, OptionalDouble.empty(), 1e-3, 1.0, 0, false);
    }

    @Override
    public Options learningRate(double to) {
      return new Options(to, beta2Decay, eps1, eps2, d, weightDecay, maximize);
    }

    /** These with another power of the average's rate. */
    public Options beta2Decay(double to) {
      return new Options(learningRate, to, eps1, eps2, d, weightDecay, maximize);
    }

    /** These with another number that keeps the square from 0. */
    public Options eps1(double to) {
      return new Options(
          learningRate, beta2Decay, OptionalDouble.of(to), eps2, d, weightDecay, maximize);
    }

    /** These with another least size of the parameter. */
    public Options eps2(double to) {
      return new Options(learningRate, beta2Decay, eps1, to, d, weightDecay, maximize);
    }

    /** These with another greatest size of a step. */
    public Options d(double to) {
      return new Options(learningRate, beta2Decay, eps1, eps2, to, weightDecay, maximize);
    }

    /** These with another weight decay. */
    public Options weightDecay(double to) {
      return new Options(learningRate, beta2Decay, eps1, eps2, d, to, maximize);
    }

    /** These, the objective to become greater. */
    public Options maximize(boolean to) {
      return new Options(learningRate, beta2Decay, eps1, eps2, d, weightDecay, to);
    }
  }

  /** One group. */
  public Adafactor(List<Parameter> parameters, Options options) {
    this(List.of(new ParameterGroup<>(parameters, options)));
  }

  /** Each group by its own options. */
  public Adafactor(List<ParameterGroup<Options>> groups) {
    super("adafactor", groups);
  }

  @Override
  protected Tensor update(Tensor parameter, Tensor grad, ParameterState state, Options options) {
    Tensor g = Terms.gradient(parameter, grad, 0, options.maximize());
    int step = state.nextStep();
    double weight = Math.pow(step, options.beta2Decay());
    double rho = Math.min(options.learningRate(), 1 / Math.sqrt(step));
    double rate = Math.max(options.eps2(), rms(parameter)) * rho;
    Tensor p = Terms.decayed(parameter, options.learningRate(), options.weightDecay());
    double least = options.eps1().orElseGet(() -> epsilon(parameter.dtype()));
    Tensor v =
        parameter.shape().rank() > 1
            ? factored(g, state, weight, least)
            : lerped("variance", g.square(), state, weight);
    Tensor u = v.maximum(least * least).rsqrt().mul(g);
    return p.sub(u.mul(rate / Math.max(1, rms(u) / options.d())));
  }

  /** The outer product of the rows' and the columns' means, over the mean of all. */
  private static Tensor factored(Tensor g, ParameterState state, double weight, double least) {
    Tensor rows = lerped("row_var", meanSquare(g, -1), state, weight);
    Tensor columns = lerped("col_var", meanSquare(g, -2), state, weight);
    return rows.mul(columns).div(rows.mean(Axes.KEEP, -2).maximum(least));
  }

  private static Tensor meanSquare(Tensor g, int axis) {
    return g.norm(2, Axes.KEEP, axis).square().div(g.shape().extent(axis));
  }

  private static Tensor lerped(String name, Tensor next, ParameterState state, double weight) {
    return state.keep(name, state.tensorOrZeros(name, next).lerp(next, weight));
  }

  private static double rms(Tensor x) {
    return x.norm().item() / Math.sqrt((double) x.shape().size());
  }

  private static double epsilon(DType dtype) {
    return dtype == DType.FLOAT32 ? Math.ulp(1f) : Math.ulp(1d);
  }

  @Override
  protected Shape stateShape(String name, Shape parameter) {
    if (parameter.rank() < 2) {
      return parameter;
    }
    return name.equals("row_var") ? parameter.with(-1, 1) : parameter.with(-2, 1);
  }
}
