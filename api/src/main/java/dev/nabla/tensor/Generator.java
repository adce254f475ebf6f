package dev.nabla.tensor;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A seeded stream of random numbers, the same as PyTorch 2.13's on the CPU.
 *
 * <p>Draws made of uniform numbers are PyTorch's to the last bit, and so are FLOAT32 normal ones on
 * x86 with AVX2. FLOAT64 normal ones are within 2 ULP of theirs, before the mean is added: Java's
 * logarithm, sine and cosine are not glibc's. Safe for use by several threads.
 */
public final class Generator {
  private static final int SMALL_PERMUTATION = (int) (0xffffffffL / 20);

  private MersenneTwister engine;
  private @Nullable Double spare;

  /** A stream that begins as after {@code torch.manual_seed(seed)}: the low 32 bits count. */
  public Generator(long seed) {
    engine = new MersenneTwister(seed);
  }

  /** Begins anew with {@code seed}. */
  public synchronized void seed(long seed) {
    engine = new MersenneTwister(seed);
    spare = null;
  }

  /** What this stream was last seeded with, as {@code torch.initial_seed()}. */
  public synchronized long initialSeed() {
    return engine.seed();
  }

  /** Where the stream stands: the bytes of {@code torch.get_rng_state()}. */
  public synchronized byte[] state() {
    return new GeneratorState(engine, spare).toBytes();
  }

  /** Goes on where {@link #state} was called; damaged bytes are an error and change nothing. */
  public synchronized void restore(byte[] state) {
    GeneratorState read = GeneratorState.of(state);
    engine = read.engine();
    spare = read.spare();
  }

  /**
   * A child stream whose seed is the next 64 bits of this one, so that it depends on nothing drawn
   * later.
   *
   * <p>It is {@code new Generator(nextLong())}. The engine uses the low 32 bits of a seed: of a
   * thousand children, two begin alike with a chance of about one in ten thousand.
   */
  public synchronized Generator split() {
    return new Generator(engine.next64());
  }

  /** A stream of its own that goes on from where this one is. */
  public Generator copy() {
    Generator copy = new Generator(0);
    copy.restore(state());
    return copy;
  }

  /** Goes on from where {@code other} is. */
  public void become(Generator other) {
    restore(other.state());
  }

  /** Whether it will go on as {@code other} will. */
  public boolean isAt(Generator other) {
    return Arrays.equals(state(), other.state());
  }

  /** 32 random bits. */
  public synchronized int nextBits() {
    return engine.next32();
  }

  /** 64 random bits, the high half drawn first. */
  public synchronized long nextLong() {
    return engine.next64();
  }

  /** {@link #uniform(int, double, double, DType)} as FLOAT32. */
  public HostArray.Floats uniform(int count, double low, double high) {
    return (HostArray.Floats) uniform(count, low, high, DType.FLOAT32);
  }

  /**
   * {@code u * (high - low) + low}, rounded once and below high, with u of as many random bits as
   * the dtype has digits (24 or 53): {@code torch.empty(count).uniform_(low, high)}.
   */
  public synchronized HostArray uniform(int count, double low, double high, DType dtype) {
    Checks.count("uniform", count);
    Domain.FLOATING.require("uniform", dtype);
    checkRange(low, high, dtype);
    if (dtype == DType.FLOAT64) {
      return HostArray.generate(dtype, count, i -> between(engine.nextDouble(), low, high));
    }
    float from = (float) low;
    float to = (float) high;
    return HostArray.generate(dtype, count, i -> between(engine.nextFloat(), from, to));
  }

  private static double between(double u, double low, double high) {
    double value = Math.fma(u, high - low, low);
    return value == high ? low : value;
  }

  private static float between(float u, float low, float high) {
    float value = Math.fma(u, high - low, low);
    return value == high ? low : value;
  }

  private static void checkRange(double low, double high, DType dtype) {
    double largest = dtype == DType.FLOAT32 ? Float.MAX_VALUE : Double.MAX_VALUE;
    boolean fits = Math.abs(low) <= largest && Math.abs(high) <= largest && high - low <= largest;
    if (!(low <= high) || !fits) {
      throw new NablaException(
          "uniform",
          "low <= high, both and their distance finite in " + dtype,
          low + " and " + high,
          "put the lower bound first");
    }
  }

  /**
   * Normal numbers: {@code torch.empty(count).normal_(mean, std)}.
   *
   * <p>Below 16 they come in pairs, whose second waits for the next such draw unless the stream is
   * seeded; from 16 on in blocks of 16, the last of which begins anew 16 before the end.
   */
  public synchronized HostArray normal(int count, double mean, double std, DType dtype) {
    Checks.count("normal", count);
    Domain.FLOATING.require("normal", dtype);
    Checks.finite("normal", "mean", mean);
    if (!(Checks.finite("normal", "standard deviation", std) >= 0)) {
      throw new NablaException(
          "normal", "a standard deviation of at least 0", Double.toString(std), "drop the sign");
    }
    if (count < BoxMuller.BLOCK) {
      return HostArray.generate(dtype, count, i -> Math.fma(nextNormal(), std, mean));
    }
    return dtype == DType.FLOAT32
        ? new HostArray.Floats(BoxMuller.floats(engine, count, (float) mean, (float) std))
        : new HostArray.Doubles(BoxMuller.doubles(engine, count, mean, std));
  }

  private double nextNormal() {
    Double kept = spare;
    if (kept != null) {
      spare = null;
      return kept;
    }
    double angle = 2 * Math.PI * engine.nextDouble();
    double radius = Math.sqrt(-2 * Math.log1p(-engine.nextDouble()));
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** {@code -ln(1 - u) / rate}: {@code torch.empty(count).exponential_(rate)}. */
  public synchronized HostArray exponential(int count, double rate, DType dtype) {
    Domain.FLOATING.require("exponential", dtype);
    Checks.positive("exponential", "rate", rate);
    return generate(
        "exponential", count, dtype, () -> -1 / rate * Math.log1p(-engine.nextDouble()));
  }

  /**
   * {@code median + sigma tan(pi (u - 1/2))}: {@code torch.empty(count).cauchy_(median, sigma)}.
   */
  public synchronized HostArray cauchy(int count, double median, double sigma, DType dtype) {
    Domain.FLOATING.require("cauchy", dtype);
    Checks.finite("cauchy", "median", median);
    Checks.positive("cauchy", "sigma", sigma);
    return generate(
        "cauchy",
        count,
        dtype,
        () -> median + sigma * Math.tan(Math.PI * (engine.nextDouble() - 0.5)));
  }

  /** e to the power of normal numbers: {@code torch.empty(count).log_normal_(mean, std)}. */
  public synchronized HostArray logNormal(int count, double mean, double std, DType dtype) {
    Domain.FLOATING.require("logNormal", dtype);
    Checks.finite("logNormal", "mean", mean);
    Checks.positive("logNormal", "standard deviation", std);
    return generate("logNormal", count, dtype, () -> Math.exp(Math.fma(nextNormal(), std, mean)));
  }

  /**
   * How many tries the first success takes, {@code ceil(ln(u) / ln(1 - p))}: {@code
   * torch.empty(count).geometric_(p)}.
   */
  public synchronized HostArray geometric(int count, double p, DType dtype) {
    if (!(p > 0 && p < 1) || dtype == DType.BOOL) {
      throw new NablaException(
          "geometric",
          "a probability between 0 and 1, and numbers",
          p + " and " + dtype,
          "leave 0 and 1 out, and choose INT64 or a floating dtype");
    }
    return generate(
        "geometric", count, dtype, () -> Math.ceil(Math.log(engine.nextDouble()) / Math.log1p(-p)));
  }

  private static HostArray generate(String where, int count, DType dtype, DoubleSupplier draw) {
    return HostArray.generate(dtype, Checks.count(where, count), i -> draw.getAsDouble());
  }

  /** Integers from {@code low} to below {@code high}: {@code torch.randint(low, high, [count])}. */
  public synchronized HostArray.Longs randInt(int count, long low, long high) {
    Checks.count("randInt", count);
    if (low >= high) {
      throw new NablaException(
          "randInt", "low < high", low + " and " + high, "put the lower bound first");
    }
    long range = high - low;
    boolean wide = Long.compareUnsigned(range, 1L << 28) >= 0;
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      long bits = wide ? engine.next64() : engine.next32() & 0xffffffffL;
      values[i] = low + Long.remainderUnsigned(bits, range);
    }
    return new HostArray.Longs(values);
  }

  /** {@code 0, 1, …, n - 1} in random order: {@code torch.randperm(n)}. */
  public synchronized HostArray.Longs randPerm(int n) {
    long[] values = new long[Checks.count("randPerm", n)];
    for (int i = 0; i < n; i++) {
      values[i] = i;
    }
    boolean small = n < SMALL_PERMUTATION;
    for (int i = 0; i < (small ? n - 1 : n); i++) {
      long other =
          small
              ? i + (engine.next32() & 0xffffffffL) % (n - i)
              : Long.remainderUnsigned(engine.next64(), i + 1);
      long kept = values[i];
      values[i] = values[(int) other];
      values[(int) other] = kept;
    }
    return new HostArray.Longs(values);
  }

  /** 1 with probability {@code p}, else 0: {@code torch.empty(count).bernoulli_(p)}. */
  public synchronized HostArray bernoulli(int count, double p, DType dtype) {
    Checks.count("bernoulli", count);
    Checks.probability("bernoulli", p);
    return HostArray.generate(dtype, count, i -> engine.nextDouble() < p ? 1 : 0);
  }

  /** 1 with the probability in {@code p}, else 0, in its dtype: {@code torch.bernoulli(p)}. */
  public synchronized HostArray bernoulli(HostArray p) {
    Domain.FLOATING.require("bernoulli", p.dtype());
    for (int i = 0; i < p.length(); i++) {
      Checks.probability("bernoulli", p.getDouble(i));
    }
    boolean single = p.dtype() == DType.FLOAT32;
    return HostArray.generate(
        p.dtype(),
        p.length(),
        i -> (single ? engine.nextFloat() : engine.nextDouble()) < p.getDouble(i) ? 1 : 0);
  }

  /**
   * For each of {@code rows} rows of weights, {@code count} of its positions, each as likely as its
   * weight says: {@code torch.multinomial(weights, count, replacement)}.
   *
   * <p>More positions than have a weight above 0 are an error without replacement; PyTorch then
   * draws some of weight 0.
   */
  public synchronized HostArray.Longs multinomial(
      HostArray weights, int rows, int count, boolean replacement) {
    return new HostArray.Longs(new Multinomial(weights, rows).draw(engine, count, replacement));
  }
}
