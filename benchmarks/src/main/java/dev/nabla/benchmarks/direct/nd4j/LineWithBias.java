package dev.nabla.benchmarks.direct.nd4j;

import dev.nabla.benchmarks.work.Results;
import dev.nabla.benchmarks.work.Work;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** {@code y = x w + b} on matrices: the notebook's part 4. */
final class LineWithBias implements Work {
  private static final double RATE = 0.01;
  private static final int SAMPLES = 4;

  private final INDArray x = Nd4j.createFromArray(new float[][] {{1}, {2}, {3}, {4}});
  private final INDArray y = Nd4j.createFromArray(new float[][] {{2}, {4}, {6}, {8}});
  private final INDArray w;
  private final INDArray b;

  LineWithBias(float[] start) {
    this.w = Nd4j.createFromArray(new float[][] {{start[0]}});
    this.b = Nd4j.createFromArray(new float[][] {{start[1]}});
  }

  @Override
  public Object call() {
    INDArray error = x.mmul(w).addiRowVector(b).subi(y);
    INDArray loss = error.mul(error).mean();
    error.muli(2.0 / SAMPLES);
    INDArray byW = x.transpose().mmul(error);
    w.subi(byW.muli(RATE));
    b.subi(error.sum(true, 0).muli(RATE));
    return loss;
  }

  @Override
  public float[] result() {
    float[] told = new float[0];
    for (int i = 0; i < Line.STEPS; i++) {
      told = Results.join(told, new float[] {((INDArray) call()).getFloat(0)});
    }
    return Results.join(told, new float[] {w.getFloat(0), b.getFloat(0)});
  }
}
