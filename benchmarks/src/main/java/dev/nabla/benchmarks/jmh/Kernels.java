package dev.nabla.benchmarks.jmh;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A few operations: matrices, elementwise functions, folds and windows. */
@State(Scope.Thread)
public class Kernels extends Repeated {
  /** The name of a workload; others by {@code -p workload=NAME}. */
  @Param({
    "matmul/nn/64x64x64",
    "matmul/nn/256x256x256",
    "matmul/nn/1024x1024x1024",
    "matmul/nn/1x512x512",
    "add/100000",
    "add/1000",
    "exp/100000",
    "tanh/100000",
    "gelu/100000",
    "geluAffine/1000000",
    "sum/1024",
    "sumRows/1024",
    "softmax/forward/1024",
    "layerNorm/forward/1024",
    "conv3x3/forward/16x32x28x28",
    "conv3x3/backward/16x32x28x28"
  })
  public String workload = "";

  @Override
  protected String workload() {
    return workload;
  }
}
