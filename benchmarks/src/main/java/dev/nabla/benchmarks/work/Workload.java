package dev.nabla.benchmarks.work;

import dev.nabla.backend.Backend;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Something to be done on Nabla and by others: its name is that of its twins, {@code
 * family/argument/argument}.
 *
 * @param setup makes it ready, everything random drawn from the backend's generator, in the order
 *     in which the twins draw
 * @param flops floating-point operations of a call, or 0 if nobody asks
 * @param opponents whom it is held against, where they take part in a run
 * @param tolerance how far two elements may lie apart, as a share of the greatest
 * @param wider how far from an opponent that has another formula, and why is said where it is set
 */
public record Workload(
    String name,
    Kind kind,
    double flops,
    double tolerance,
    List<Target> targets,
    Set<Versus> opponents,
    Map<Versus, Double> wider,
    Function<Backend, Work> setup) {
  /** What it is a benchmark of. */
  public enum Kind {
    /** A few operations. */
    KERNEL,
    /** One pass of an optimizer. */
    OPTIMIZER,
    /** A whole step of training. */
    MODEL
  }

  private static final double CLOSE = 1e-5;

  /** With which every generator begins. */
  public static final long SEED = 1;

  /** Against PyTorch alone, with no target yet. */
  public static Workload of(String name, Kind kind, Function<Backend, Work> setup) {
    return new Workload(name, kind, 0, CLOSE, List.of(), EnumSet.of(Versus.TUNED), Map.of(), setup);
  }

  /** The same, of {@code count} floating-point operations. */
  public Workload flops(double count) {
    return new Workload(name, kind, count, tolerance, targets, opponents, wider, setup);
  }

  /** The same with another tolerance. */
  public Workload within(double share) {
    return new Workload(name, kind, flops, share, targets, opponents, wider, setup);
  }

  /** The same with more opponents. */
  public Workload against(Versus... more) {
    Set<Versus> all = EnumSet.copyOf(opponents);
    all.addAll(List.of(more));
    return new Workload(name, kind, flops, tolerance, targets, all, wider, setup);
  }

  /** The same with one more target, and its opponent. */
  public Workload target(Target more) {
    List<Target> all = new ArrayList<>(targets);
    all.add(more);
    return new Workload(name, kind, flops, tolerance, List.copyOf(all), opponents, wider, setup)
        .against(more.versus());
  }

  /** The same with another tolerance for one of its opponents. */
  public Workload wider(Versus versus, double share) {
    Map<Versus, Double> all = new EnumMap<>(Versus.class);
    all.putAll(wider);
    all.put(versus, share);
    return new Workload(name, kind, flops, tolerance, targets, opponents, all, setup);
  }

  /** How far its result may lie from that of {@code versus}, as a share of the greatest. */
  public double tolerance(Versus versus) {
    return wider.getOrDefault(versus, tolerance);
  }

  /** Makes it ready on {@code backend}, whose generator begins anew. */
  public Work on(Backend backend) {
    backend.seed(SEED);
    return setup.apply(backend);
  }
}
