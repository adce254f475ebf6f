package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nabla.loss.CtcLoss;
import dev.nabla.loss.Reduction;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** L2: the loss of alignments, by its definition, and mistakes with it. */
@InTier(Tier.L2)
interface CtcRules extends Subject {
  private static void says(String text, Executable mistake) {
    assertEquals(text, assertThrows(NablaException.class, mistake).getMessage());
  }

  /** The likelihood is the sum over all paths that collapse to the labels. */
  @Test
  default void ctcSumsOverAllAlignments() {
    int frames = 5;
    Tensor logs = sample(DType.FLOAT64, frames, 3).logSoftmax(1);
    double[] values = logs.toDoubleArray();
    for (List<Integer> labels : List.of(List.of(1, 1), List.of(2, 1, 2), List.<Integer>of())) {
      double sum = 0;
      for (int code = 0; code < Math.pow(3, frames); code++) {
        int[] path = path(code, frames);
        sum += collapsed(path).equals(labels) ? Math.exp(log(values, path)) : 0;
      }
      long[] targets = labels.stream().mapToLong(i -> i).toArray();
      CtcLoss loss = new CtcLoss().reduction(Reduction.NONE);
      Tensor found = loss.of(logs, backend().tensor(targets), new long[] {frames}, targets.length);
      assertEquals(-Math.log(sum), found.item(), 1e-12, labels::toString);
    }
  }

  private static int[] path(int code, int frames) {
    int[] path = new int[frames];
    for (int t = 0, rest = code; t < frames; t++, rest /= 3) {
      path[t] = rest % 3;
    }
    return path;
  }

  private static double log(double[] logs, int... path) {
    double sum = 0;
    for (int t = 0; t < path.length; t++) {
      sum += logs[3 * t + path[t]];
    }
    return sum;
  }

  private static List<Integer> collapsed(int... path) {
    List<Integer> labels = new ArrayList<>();
    int last = 0;
    for (int label : path) {
      if (label != last && label != 0) {
        labels.add(label);
      }
      last = label;
    }
    return labels;
  }

  /** One infeasible sample leaves the gradient of its neighbour alone. */
  @Test
  default void zeroInfinityMendsItsSampleAlone() {
    Parameter scores = backend().parameter(sample(DType.FLOAT64, 2, 2, 3));
    Tensor labels = backend().tensor(new long[][] {{1, 1}, {2, 0}});
    CtcLoss loss = new CtcLoss().reduction(Reduction.NONE).zeroInfinity(true);
    Tensor losses = loss.of(scores.logSoftmax(2), labels, new long[] {2, 2}, 2, 1);
    assertEquals(0, losses.select(0, 0).item());
    losses.sum().backward();
    double[] mended = scores.grad().select(1, 0).toDoubleArray();
    assertArrayEquals(new double[6], mended, Arrays.toString(mended));
    Tensor alone = scores.detach().narrow(1, 1, 1, 1);
    Parameter second = backend().parameter(alone);
    Tensor label = backend().tensor(2L);
    loss.of(second.logSoftmax(2), label, new long[] {2}, 1).sum().backward();
    assertArrayEquals(
        second.grad().toDoubleArray(), scores.grad().narrow(1, 1, 1, 1).toDoubleArray(), 1e-14);
  }

  @Test
  default void alignmentsOfWhatDoesNotFit() {
    Tensor logs = backend().zeros(Shape.of(4, 2, 3));
    Tensor labels = backend().tensor(new long[][] {{1, 2}, {2, 1}});
    CtcLoss loss = backend().ctcLoss();
    long[] frames = {4, 4};
    says(
        "ctcLoss: expected input lengths from 0 to 4, 2 of them, but found [4, 5]; "
            + "give one for each sample",
        () -> loss.of(logs, labels, new long[] {4, 5}, 2, 2));
    says(
        "ctcLoss: expected target lengths from 0 to 2, 2 of them, but found [2]; "
            + "give one for each sample",
        () -> loss.of(logs, labels, frames, 2));
    says(
        "ctcLoss: expected labels from 0 to 2 other than the blank 0, but found 3; "
            + "check the target lengths, and count classes from 0 with the blank among them",
        () -> loss.of(logs, labels.add(1), frames, 2, 2));
    says(
        "ctcLoss: expected labels from 0 to 2 other than the blank 0, but found 0; "
            + "check the target lengths, and count classes from 0 with the blank among them",
        () -> loss.of(logs, labels.sub(1), frames, 2, 2));
    says(
        "ctcLoss: expected as many targets as their lengths add up to, 3, but found 4; "
            + "pad them to [N, S], or leave the padding out of the vector",
        () -> loss.of(logs, labels.flatten(), frames, 2, 1));
    says(
        "ctcLoss: expected a blank below 3, but found 3; name one of the classes",
        () -> loss.blank(3).of(logs, labels, frames, 2, 2));
  }

  @Test
  default void alignmentsOfOtherShapesAndTypes() {
    Tensor logs = backend().zeros(Shape.of(4, 2, 3));
    Tensor labels = backend().tensor(new long[][] {{1, 2}, {2, 1}});
    CtcLoss loss = backend().ctcLoss();
    long[] frames = {4, 4};
    says(
        "ctcLoss: expected log-probabilities [T, N, C] or [T, C], but found [3]; permute the axes",
        () -> loss.of(backend().ones(Shape.of(3)), labels, frames, 2, 2));
    says(
        "ctcLoss: expected INT64 targets, but found FLOAT32 [2, 2]; "
            + "convert them with to(DType.INT64)",
        () -> loss.of(logs, labels.to(DType.FLOAT32), frames, 2, 2));
    says(
        "ctcLoss: expected targets [2, S], or a vector, but found [1, 2]; reshape them",
        () -> loss.of(logs, labels.narrow(0, 0, 1, 1), frames, 2, 2));
    says(
        "ctcLoss: expected input lengths, INT64 [N] or [], but found FLOAT32 [2]; "
            + "convert them with to(DType.INT64)",
        () -> loss.of(logs, labels, backend().ones(Shape.of(2)), backend().tensor(2L, 2)));
  }
}
