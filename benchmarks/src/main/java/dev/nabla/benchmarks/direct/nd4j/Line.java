package dev.nabla.benchmarks.direct.nd4j;

import dev.nabla.benchmarks.work.Results;
import dev.nabla.benchmarks.work.Work;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** {@code y = w x}: the notebook's parts 2 and 3, which are one where all is by hand. */
final class Line implements Work {
  static final int STEPS = 3;

  private static final double RATE = 0.01;
  private static final int SAMPLES = 4;

  private final INDArray x = Nd4j.createFromArray(1f, 2f, 3f, 4f);
  private final INDArray y = Nd4j.createFromArray(2f, 4f, 6f, 8f);
  private final INDArray w;
  private final int compared;

  Line(double start, int compared) {
    this.w = Nd4j.scalar(DataType.FLOAT, start);
    this.compared = compared;
  }

  @Override
  public Object call() {
    INDArray error = x.mul(w).subi(y);
    INDArray loss = error.mul(error).mean();
    INDArray gradient = error.muli(x).sum().muli(2.0 / SAMPLES);
    w.subi(gradient.muli(RATE));
    return loss;
  }

  @Override
  public float[] result() {
    float[] told = new float[0];
    for (int i = 0; i < compared; i++) {
      told = Results.join(told, new float[] {((INDArray) call()).getFloat(0)});
    }
    return Results.join(told, new float[] {w.getFloat(0)});
  }
}
