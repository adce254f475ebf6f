package dev.nabla.nn.init;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import java.util.function.IntPredicate;

/**
 * Normal numbers between two bounds, by rejection, as PyTorch 2.13 draws them: all are drawn again
 * until each has been within once. Where more than 30% of all are within, normal numbers are
 * rejected; else uniform ones, each kept with the probability that the density there has of its
 * greatest.
 */
record TruncatedNormal(double mean, double std, double a, double b) implements Initializer {
  private static final double OFTEN_WITHIN = 0.3;

  TruncatedNormal {
    if (!(std > 0 && Double.isFinite(std) && Double.isFinite(mean))) {
      throw wrong("a finite mean and a finite standard deviation above 0", mean + " and " + std);
    }
    if (!(a < b && Double.isFinite(b - a))) {
      throw wrong("finite bounds a < b", a + " and " + b);
    }
  }

  private static NablaException wrong(String expected, String found) {
    return new NablaException(
        "truncatedNormal", expected, found, "name mean, standard deviation and both bounds");
  }

  @Override
  public HostArray draw(Generator generator, Shape shape, DType dtype) {
    int count = Init.count(shape);
    double within = below((b - mean) / std) - below((a - mean) / std);
    return within > OFTEN_WITHIN
        ? normals(generator, count, dtype)
        : uniforms(generator, count, dtype);
  }

  private HostArray normals(Generator generator, int count, DType dtype) {
    double low = rounded(a, dtype);
    double high = rounded(b, dtype);
    HostArray result = generator.normal(count, mean, std, dtype);
    while (true) {
      HostArray drawn = result;
      IntPredicate outside = i -> drawn.getDouble(i) < low || drawn.getDouble(i) > high;
      if (!any(count, outside)) {
        return result;
      }
      HostArray again = generator.normal(count, mean, std, dtype);
      result =
          HostArray.generate(dtype, count, i -> (outside.test(i) ? again : drawn).getDouble(i));
    }
  }

  private HostArray uniforms(Generator generator, int count, DType dtype) {
    HostArray result = HostArray.allocate(dtype, count);
    boolean[] done = new boolean[count];
    do {
      HostArray kept = result;
      HostArray drawn = generator.uniform(count, a, b, dtype);
      HostArray chance = generator.uniform(count, 0, 1, dtype);
      result = HostArray.generate(dtype, count, i -> (done[i] ? kept : drawn).getDouble(i));
      for (int i = 0; i < count; i++) {
        double likelihood = logLikelihood(drawn.getDouble(i), dtype);
        done[i] = done[i] || !(rounded(Math.log(chance.getDouble(i)), dtype) > likelihood);
      }
    } while (any(count, i -> !done[i]));
    return result;
  }

  /**
   * The logarithm of the density at {@code x}, that of the greatest being 0, in the dtype's steps.
   */
  private double logLikelihood(double x, DType dtype) {
    double peak = (Math.max(a, Math.min(mean, b)) - mean) / std;
    double greatest = -0.5 * (peak * peak);
    double z = rounded(rounded(x - rounded(mean, dtype), dtype) / rounded(std, dtype), dtype);
    return rounded(-0.5 * rounded(z * z, dtype) - rounded(greatest, dtype), dtype);
  }

  private static boolean any(int count, IntPredicate is) {
    for (int i = 0; i < count; i++) {
      if (is.test(i)) {
        return true;
      }
    }
    return false;
  }

  private static double rounded(double value, DType dtype) {
    return dtype == DType.FLOAT32 ? (float) value : value;
  }

  /** How many of all normal numbers are below {@code x}. */
  static double below(double x) {
    return (1 + erf(x / Math.sqrt(2))) / 2;
  }

  /**
   * {@code 2 / sqrt(pi) e^(-x^2) (x + 2 x^3 / 3 + 4 x^5 / (3 * 5) + …)}, a sum of terms of one
   * sign; 1 for large x.
   */
  static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 3; Math.abs(term) > Math.ulp(sum) / 4; n += 2) {
      term *= 2 * x * x / n;
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }
}
