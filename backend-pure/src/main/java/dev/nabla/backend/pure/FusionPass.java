package dev.nabla.backend.pure;

import static java.util.Objects.requireNonNull;

import dev.nabla.tensor.DType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The arrays and blocks through which one thread runs a {@link Fusion}. */
final class FusionPass {
  /** What a stage reads or writes: an array as long as the result, or a block. */
  private record Place(Object array, boolean isWhole) {}

  /** A block that is read anew each time. */
  private record Refill(Reader reader, Object block) {}

  /** A stage with its places. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Move(Pending.Step step, Object[] in, boolean[] isWhole, int[] at, Place out) {
    void run(int from, int n) {
      for (int i = 0; i < at.length; i++) {
        at[i] = isWhole[i] ? from : 0;
      }
      step.run(in, at, out.array(), out.isWhole() ? from : 0, n);
    }
  }

  private final int block;
  private final Place[] results;
  private final int[] readers;
  private final List<Move> moves = new ArrayList<>();
  private final List<Refill> refills = new ArrayList<>();
  private final Map<DType, Deque<Object>> free = new EnumMap<>(DType.class);

  FusionPass(Stage[] stages, int block) {
    int numbers = stages[stages.length - 1].number + 1;
    this.block = block;
    this.results = new Place[numbers];
    this.readers = new int[numbers];
    for (Stage stage : stages) {
      readers[stage.number] = stage.readers;
    }
    for (Stage stage : stages) {
      moves.add(move(stage));
    }
  }

  void run(int n) {
    for (int from = 0; from < n; from += block) {
      int m = Math.min(block, n - from);
      for (Refill refill : refills) {
        refill.reader().read(refill.block(), 0, m);
      }
      for (Move move : moves) {
        move.run(from, m);
      }
    }
  }

  private Move move(Stage stage) {
    int count = stage.operands.length;
    Object[] in = new Object[count];
    boolean[] isWhole = new boolean[count];
    for (int i = 0; i < count; i++) {
      Stage source = stage.sources[i];
      Place place = source == null ? leaf(stage.operands[i]) : results[source.number];
      in[i] = place.array();
      isWhole[i] = place.isWhole();
    }
    for (Stage source : stage.sources) {
      if (source != null && --readers[source.number] == 0) {
        giveBack(source);
      }
    }
    Object whole = stage.stored;
    Place out = whole == null ? scratch(stage) : new Place(whole, true);
    results[stage.number] = out;
    return new Move(stage.step, in, isWhole, new int[count], out);
  }

  /** A block that no later stage reads; the stage before may read the same, element by element. */
  private Place scratch(Stage stage) {
    DType dtype = stage.pending.dtype();
    Object found = free.computeIfAbsent(dtype, d -> new ArrayDeque<>()).poll();
    return new Place(found == null ? Storage.allocate(dtype, block) : found, false);
  }

  private void giveBack(Stage stage) {
    Place place = results[stage.number];
    if (!place.isWhole()) {
      requireNonNull(free.get(stage.pending.dtype())).push(place.array());
    }
  }

  private Place leaf(Strided operand) {
    if (operand.isPlain()) {
      return new Place(operand.values(), true);
    }
    Object copy = Storage.allocate(operand.dtype(), block);
    Reader reader = new Reader(operand);
    if (block % operand.period() == 0) {
      reader.read(copy, 0, block);
    } else {
      refills.add(new Refill(reader, copy));
    }
    return new Place(copy, false);
  }
}
