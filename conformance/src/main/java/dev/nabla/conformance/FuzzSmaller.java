package dev.nabla.conformance;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Programs of the same steps on smaller or plainer leaves, or with plainer arguments. */
final class FuzzSmaller {
  private static final int MOST_ELEMENTS = 24; // of a leaf whose elements are tried one by one

  private FuzzSmaller() {}

  /** An extent less, of one leaf or of all that have it, or an axis of one element gone. */
  static Stream<FuzzProgram> shapes(FuzzProgram program) {
    Stream<FuzzProgram> together =
        IntStream.rangeClosed(2, 8)
            .boxed()
            .flatMap(extent -> Stream.of(1, extent - 1).map(to -> cutAll(program, extent, to)))
            .filter(p -> elements(p) < elements(program));
    Stream<FuzzProgram> alone =
        leaves(program)
            .flatMap(i -> smaller(program.leaves().get(i)).map(l -> with(program, i, l)));
    return Stream.concat(together, alone);
  }

  private static Stream<Integer> leaves(FuzzProgram program) {
    return IntStream.range(0, program.leaves().size()).boxed();
  }

  private static long elements(FuzzProgram program) {
    return program.leaves().stream().mapToLong(leaf -> leaf.values().length()).sum();
  }

  private static FuzzProgram cutAll(FuzzProgram program, int extent, int to) {
    List<FuzzProgram.Leaf> leaves = new ArrayList<>();
    for (FuzzProgram.Leaf leaf : program.leaves()) {
      FuzzProgram.Leaf cut = leaf;
      for (int axis = 0; axis < leaf.shape().rank(); axis++) {
        cut = leaf.shape().extent(axis) == extent ? cut(cut, axis, to) : cut;
      }
      leaves.add(cut);
    }
    return new FuzzProgram(leaves, program.steps());
  }

  private static Stream<FuzzProgram.Leaf> smaller(FuzzProgram.Leaf leaf) {
    Shape shape = leaf.shape();
    return IntStream.range(0, shape.rank())
        .boxed()
        .flatMap(
            axis ->
                shape.extent(axis) == 1
                    ? Stream.of(new FuzzProgram.Leaf(leaf.values(), shape.without(axis)))
                    : Stream.of(1, shape.extent(axis) - 1)
                        .filter(to -> to > 0 && to < shape.extent(axis))
                        .map(to -> cut(leaf, axis, to)));
  }

  /** The first {@code to} of an axis. */
  private static FuzzProgram.Leaf cut(FuzzProgram.Leaf leaf, int axis, int to) {
    Shape old = leaf.shape();
    int inner = 1;
    for (int i = axis + 1; i < old.rank(); i++) {
      inner *= old.extent(i);
    }
    int block = inner;
    int rows = old.extent(axis);
    Shape shape = old.with(axis, to);
    int[] from =
        IntStream.range(0, (int) shape.size())
            .map(i -> i / (to * block) * rows * block + i % (to * block))
            .toArray();
    return new FuzzProgram.Leaf(picked(leaf.values(), from), shape);
  }

  private static HostArray picked(HostArray values, int... from) {
    return values.dtype() == DType.INT64
        ? new HostArray.Longs(IntStream.of(from).mapToLong(values::getLong).toArray())
        : HostArray.generate(values.dtype(), from.length, i -> values.getDouble(from[i]));
  }

  private static FuzzProgram with(FuzzProgram program, int leaf, FuzzProgram.Leaf changed) {
    List<FuzzProgram.Leaf> leaves = new ArrayList<>(program.leaves());
    leaves.set(leaf, changed);
    return new FuzzProgram(leaves, program.steps());
  }

  /** A number that arguments follow from less. */
  static Stream<FuzzProgram> arguments(FuzzProgram program) {
    return IntStream.range(0, program.steps().size() * 4)
        .boxed()
        .flatMap(
            at -> {
              int old = program.steps().get(at / 4).raw().get(at % 4);
              return IntStream.of(0, 1, 2, 3, old % 24)
                  .filter(raw -> raw < old)
                  .mapToObj(raw -> with(program, at / 4, at % 4, raw));
            });
  }

  private static FuzzProgram with(FuzzProgram program, int step, int at, int raw) {
    List<FuzzProgram.Step> steps = new ArrayList<>(program.steps());
    FuzzProgram.Step old = steps.get(step);
    List<Integer> numbers = new ArrayList<>(old.raw());
    numbers.set(at, raw);
    steps.set(step, new FuzzProgram.Step(old.op(), old.operands(), numbers));
    return new FuzzProgram(program.leaves(), steps);
  }

  /** Elements replaced by 0, by 1 and by whole numbers, all of a leaf or one. */
  static Stream<FuzzProgram> values(FuzzProgram program) {
    List<DoubleUnaryOperator> plainer =
        List.of(x -> 0, x -> 1, Math::rint, x -> (double) (float) x);
    return leaves(program)
        .flatMap(
            i -> {
              FuzzProgram.Leaf leaf = program.leaves().get(i);
              Stream<UnaryOperator<HostArray>> all = plainer.stream().map(f -> h -> all(h, f));
              Stream<UnaryOperator<HostArray>> each =
                  IntStream.range(0, Math.min(MOST_ELEMENTS, leaf.values().length()))
                      .boxed()
                      .flatMap(at -> plainer.stream().map(f -> h -> one(h, at, f)));
              return Stream.concat(all, each)
                  .map(change -> change.apply(leaf.values()))
                  .filter(changed -> complexity(changed) < complexity(leaf.values()))
                  .map(changed -> with(program, i, new FuzzProgram.Leaf(changed, leaf.shape())));
            });
  }

  private static HostArray all(HostArray values, DoubleUnaryOperator f) {
    return HostArray.generate(
        values.dtype(), values.length(), i -> f.applyAsDouble(values.getDouble(i)));
  }

  private static HostArray one(HostArray values, int at, DoubleUnaryOperator f) {
    if (values.dtype() == DType.INT64) {
      long[] longs = IntStream.range(0, values.length()).mapToLong(values::getLong).toArray();
      longs[at] = (long) f.applyAsDouble((double) longs[at]);
      return new HostArray.Longs(longs);
    }
    return HostArray.generate(
        values.dtype(),
        values.length(),
        i -> i == at ? f.applyAsDouble(values.getDouble(i)) : values.getDouble(i));
  }

  private static long complexity(HostArray values) {
    return IntStream.range(0, values.length()).mapToLong(i -> digits(values, i)).sum();
  }

  private static int digits(HostArray values, int i) {
    double x = values.getDouble(i);
    String text =
        values.dtype() == DType.INT64 ? Long.toString(values.getLong(i)) : Double.toString(x);
    return x == 0 ? 0 : x == 1 ? 1 : 1 + text.length();
  }
}
