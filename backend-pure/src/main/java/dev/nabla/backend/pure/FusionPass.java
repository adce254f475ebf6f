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
  /** What a task reads or writes: an array as long as the result, or a block. */
  private record Place(Object array, boolean isWhole) {}

  /** A block that is read anew each time. */
  private record Refill(Reader reader, Object block) {}

  /** A task with its places. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Move(Pending.Step step, Object[] arrays, boolean[] isWhole, int[] at) {
    void run(int from, int n) {
      for (int i = 0; i < at.length; i++) {
        at[i] = isWhole[i] ? from : 0;
      }
      step.run(arrays, at, n);
    }
  }

  private final int block;
  private final Place[] results;
  private final int[] readers;
  private final List<Move> moves = new ArrayList<>();
  private final List<Refill> refills = new ArrayList<>();
  private final Map<DType, Deque<Object>> free = new EnumMap<>(DType.class);

  /** Of tasks with {@code stages} stages. */
  FusionPass(List<Task> tasks, int stages, int block) {
    this.block = block;
    this.results = new Place[stages];
    this.readers = new int[stages];
    for (Task task : tasks) {
      for (Stage source : task.sources()) {
        if (source != null) {
          readers[source.number]++;
        }
      }
    }
    for (Task task : tasks) {
      moves.add(move(task));
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

  private Move move(Task task) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < task.operands().length; i++) {
      Stage source = task.sources()[i];
      places.add(source == null ? leaf(task.operands()[i]) : results[source.number]);
    }
    for (Stage source : task.sources()) {
      if (source != null && --readers[source.number] == 0) {
        giveBack(source);
      }
    }
    for (Stage result : task.results()) {
      Place place = result.stored == null ? scratch(result) : new Place(result.stored, true);
      results[result.number] = place;
      places.add(place);
    }
    boolean[] isWhole = new boolean[places.size()];
    for (int i = 0; i < isWhole.length; i++) {
      isWhole[i] = places.get(i).isWhole();
    }
    Object[] arrays = places.stream().map(Place::array).toArray();
    return new Move(task.step(), arrays, isWhole, new int[isWhole.length]);
  }

  /**
   * A block that no later task reads; the task that writes it may read the same, element by
   * element.
   */
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
