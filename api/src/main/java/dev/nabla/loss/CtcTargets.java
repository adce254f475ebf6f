package dev.nabla.loss;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The labels of a batch with blanks around each, {@code b l1 b l2 b}, the states that a path goes
 * through: {@code L = 2 S + 1} of them, those after a sample's own are blanks.
 */
final class CtcTargets {
  private final String op;
  private final long[] inputLengths;
  private final long[] targetLengths;
  private final int states;
  private final long[] extended; // [N, L]

  private CtcTargets(String op, long[] inputLengths, long[] targetLengths, int blank) {
    this.op = op;
    this.inputLengths = inputLengths;
    this.targetLengths = targetLengths;
    this.states = (int) (2 * Arrays.stream(targetLengths).max().orElse(0) + 1);
    this.extended = new long[targetLengths.length * states];
    Arrays.fill(extended, blank);
  }

  /** Checks all of them against {@code logs}, {@code [T, N, C]}. */
  static CtcTargets of(
      String op, Tensor logs, Tensor targets, long[] inputs, long[] lengths, int blank) {
    int classes = logs.shape().extent(2);
    Require.that(
        blank < classes, op, "a blank below " + classes, "" + blank, "name one of the classes");
    int samples = logs.shape().extent(1);
    requireLengths(op, "input lengths", inputs, samples, logs.shape().extent(0));
    boolean padded = targets.shape().rank() == 2;
    requireTargets(op, targets, samples);
    int longest = padded ? targets.shape().extent(1) : (int) targets.shape().size();
    requireLengths(op, "target lengths", lengths, samples, longest);
    long sum = Arrays.stream(lengths).sum();
    Require.that(
        padded || sum == longest,
        op,
        "as many targets as their lengths add up to, " + sum,
        "" + longest,
        "pad them to [N, S], or leave the padding out of the vector");
    CtcTargets made = new CtcTargets(op, inputs, lengths, blank);
    made.extend(targets.toLongArray(), padded ? longest : 0, classes, blank);
    return made;
  }

  private static void requireTargets(String op, Tensor targets, int samples) {
    Require.that(
        targets.dtype() == DType.INT64,
        op,
        "INT64 targets",
        targets.dtype() + " " + targets.shape(),
        "convert them with to(DType.INT64)");
    Shape shape = targets.shape();
    Require.that(
        shape.rank() == 1 || (shape.rank() == 2 && shape.extent(0) == samples),
        op,
        "targets [" + samples + ", S], or a vector",
        shape.toString(),
        "reshape them");
  }

  private static void requireLengths(String op, String what, long[] found, int count, int most) {
    boolean fits = found.length == count && Arrays.stream(found).allMatch(n -> n >= 0 && n <= most);
    Require.that(
        fits,
        op,
        what + " from 0 to " + most + ", " + count + " of them",
        Arrays.toString(found),
        "give one for each sample");
  }

  /** Reads the labels; rows start {@code stride} apart, or where the last one ended. */
  private void extend(long[] labels, int stride, int classes, int blank) {
    int start = 0;
    for (int n = 0; n < targetLengths.length; n++) {
      int from = stride > 0 ? n * stride : start;
      for (int i = 0; i < targetLengths[n]; i++) {
        extended[n * states + 2 * i + 1] = label(labels[from + i], classes, blank);
      }
      start += (int) targetLengths[n];
    }
  }

  private long label(long label, int classes, int blank) {
    if (label < 0 || label >= classes || label == blank) {
      throw new NablaException(
          op,
          "labels from 0 to " + (classes - 1) + " other than the blank " + blank,
          Long.toString(label),
          "check the target lengths, and count classes from 0 with the blank among them");
    }
    return label;
  }

  int longestInput() {
    return (int) Arrays.stream(inputLengths).max().orElse(0);
  }

  int shortestInput() {
    return (int) Arrays.stream(inputLengths).min().orElse(0);
  }

  /** INT64 {@code [N]}. */
  Tensor inputLengths(Tensor like) {
    return like.hostLike(new HostArray.Longs(inputLengths), Shape.of(inputLengths.length));
  }

  /** The labels of each sample, 1 at least, as {@code like}. */
  Tensor counts(Tensor like) {
    return like.hostLike(
        HostArray.generate(like.dtype(), targetLengths.length, n -> Math.max(1, targetLengths[n])),
        Shape.of(targetLengths.length));
  }

  /** The class of each state, INT64 {@code [N, L]}. */
  Tensor classes(Tensor like) {
    return like.hostLike(
        new HostArray.Longs(extended.clone()), Shape.of(targetLengths.length, states));
  }

  /** Where a path may pass over the blank before: between two different labels; {@code [N, L]}. */
  Tensor skips(Tensor like) {
    return flags(like, i -> i % states > 1 && extended[i] != extended[i - 2]);
  }

  /** The states in which a path cannot begin: all but the first two. */
  Tensor late(Tensor like) {
    return flags(like, i -> i % states > 1);
  }

  private Tensor flags(Tensor like, IntPredicate flag) {
    return like.hostLike(
        HostArray.generate(DType.BOOL, extended.length, i -> flag.test(i) ? 1 : 0),
        Shape.of(targetLengths.length, states));
  }

  /** The two states in which a path may end: the last blank, and the last label; {@code [N, 2]}. */
  Tensor ends(Tensor like) {
    long[] ends = new long[2 * targetLengths.length];
    for (int n = 0; n < targetLengths.length; n++) {
      ends[2 * n] = 2 * targetLengths[n];
      ends[2 * n + 1] = Math.max(0, 2 * targetLengths[n] - 1);
    }
    return like.hostLike(new HostArray.Longs(ends), Shape.of(targetLengths.length, 2));
  }

  /** Which samples have no label, BOOL {@code [N]}. */
  Tensor empty(Tensor like) {
    return like.hostLike(
        HostArray.generate(DType.BOOL, targetLengths.length, n -> targetLengths[n] == 0 ? 1 : 0),
        Shape.of(targetLengths.length));
  }
}
