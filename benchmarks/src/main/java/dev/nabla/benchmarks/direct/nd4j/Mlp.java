package dev.nabla.benchmarks.direct.nd4j;

import dev.nabla.benchmarks.direct.MlpStart;
import dev.nabla.benchmarks.work.Results;
import dev.nabla.benchmarks.work.Training;
import dev.nabla.benchmarks.work.Work;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Two layers and cross-entropy, forward, backward and update by hand; weights are [in, out]. */
final class Mlp implements Work {
  private static final double RATE = 0.01;
  private static final double ADAM_RATE = 1e-3;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPS = 1e-8;

  private final boolean adam;
  private final INDArray x;
  private final INDArray labels;
  private final INDArray w1;
  private final INDArray b1;
  private final INDArray w2;
  private final INDArray b2;
  private final List<INDArray> moments = new ArrayList<>();
  private int steps;
  private double rate;

  Mlp(MlpStart start) {
    adam = start.adam();
    rate = adam ? ADAM_RATE : RATE;
    x = Nd4j.create(start.x(), new long[] {start.batch(), start.in()}, 'c');
    labels = Nd4j.zeros(DataType.FLOAT, start.batch(), start.out());
    for (int i = 0; i < start.batch(); i++) {
      labels.putScalar(i, start.y()[i], 1);
    }
    w1 = weight(start.weights("w1"), start.hidden(), start.in());
    b1 = Nd4j.create(start.weights("b1"), new long[] {1, start.hidden()}, 'c');
    w2 = weight(start.weights("w2"), start.out(), start.hidden());
    b2 = Nd4j.create(start.weights("b2"), new long[] {1, start.out()}, 'c');
    for (INDArray parameter : List.of(w1, b1, w2, b2)) {
      moments.add(Nd4j.zeros(DataType.FLOAT, parameter.shape()));
      moments.add(Nd4j.zeros(DataType.FLOAT, parameter.shape()));
    }
  }

  private static INDArray weight(float[] values, int out, int in) {
    return Nd4j.create(values, new long[] {out, in}, 'c').transpose().dup('c');
  }

  @Override
  public Object call() {
    INDArray hidden = x.mmul(w1).addiRowVector(b1);
    Transforms.relu(hidden, false);
    INDArray chances = Transforms.softmax(hidden.mmul(w2).addiRowVector(b2), false);
    INDArray loss = Transforms.log(chances).muli(labels).sum().divi(-x.rows());
    INDArray byScores = chances.subi(labels).divi(x.rows());
    INDArray byW2 = hidden.transpose().mmul(byScores);
    INDArray byB2 = byScores.sum(true, 0);
    INDArray byHidden = byScores.mmul(w2.transpose());
    byHidden.muli(hidden.gt(0).castTo(DataType.FLOAT));
    INDArray byW1 = x.transpose().mmul(byHidden);
    INDArray byB1 = byHidden.sum(true, 0);
    update(byW1, byB1, byW2, byB2);
    return loss;
  }

  private void update(INDArray... gradients) {
    INDArray[] parameters = {w1, b1, w2, b2};
    for (int i = 0; i < parameters.length; i++) {
      if (adam) {
        INDArray v = moments.get(2 * i);
        INDArray m = moments.get(2 * i + 1);
        INDArray gradient = gradients[i].dup('c');
        Nd4j.exec(new AdamUpdater(gradient, v, m, rate, BETA1, BETA2, EPS, steps));
        parameters[i].subi(gradient);
      } else {
        parameters[i].subi(gradients[i].muli(rate));
      }
    }
    steps++;
  }

  @Override
  public float[] result() {
    float[] told = new float[0];
    for (int i = 0; i < Line.STEPS; i++) {
      told = Results.join(told, new float[] {((INDArray) call()).getFloat(0)});
    }
    rate = Training.STILL;
    for (INDArray parameter : List.of(w1, b1, w2, b2)) {
      INDArray asOurs = parameter.transpose().dup('c');
      told = Results.join(told, asOurs.data().asFloat());
    }
    return told;
  }
}
