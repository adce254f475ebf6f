package dev.nabla.benchmarks.jmh;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The step of the notebook, and those of optimizers. */
@State(Scope.Thread)
public class Steps extends Repeated {
  /** The name of a workload; others by {@code -p workload=NAME}. */
  @Param({
    "notebook/2",
    "notebook/3",
    "notebook/4",
    "adam/1000000",
    "adamW/1000000",
    "sgdMomentum/1000000",
    "rmsProp/1000000"
  })
  public String workload = "";

  @Override
  protected String workload() {
    return workload;
  }
}
