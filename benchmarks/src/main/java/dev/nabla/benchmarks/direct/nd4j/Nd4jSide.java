package dev.nabla.benchmarks.direct.nd4j;

import dev.nabla.benchmarks.direct.MlpStart;
import dev.nabla.benchmarks.measure.Side;
import dev.nabla.benchmarks.work.Work;
import dev.nabla.benchmarks.work.Workload;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J by its own arrays, gradients by hand: it has no eager autograd. */
public final class Nd4jSide implements Side {
  @Override
  public String about() {
    return "ND4J used directly, " + Nd4j.getBackend().getClass().getSimpleName();
  }

  @Override
  public Work build(Workload workload) {
    return switch (workload.name()) {
      case "notebook/2" -> new Line(0, 1);
      case "notebook/3" -> new Line(0, Line.STEPS);
      case "notebook/4" -> new LineWithBias(MlpStart.line());
      default -> new Mlp(MlpStart.of(workload));
    };
  }
}
