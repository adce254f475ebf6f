package dev.nabla.benchmarks.jmh;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One step of training of whole networks. */
@State(Scope.Thread)
public class Networks extends Repeated {
  /** The name of a workload; others by {@code -p workload=NAME}. */
  @Param({
    "mlp/sgd/32x4-16-3",
    "mlp/sgd/32x64-64-10",
    "mlp/sgd/64x784-256-10",
    "mlp/adam/64x784-256-10",
    "convNet/32x1x28x28",
    "lstm/16x32x32-64",
    "transformer/8x32x64"
  })
  public String workload = "";

  @Override
  protected String workload() {
    return workload;
  }
}
