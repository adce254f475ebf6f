package dev.nabla.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import java.util.Arrays;

/**
 * Stable sorting: the engine's sort is not, so the positions of equal elements are put in order
 * afterwards.
 */
final class Sorting {
  private final Transfer transfer;

  Sorting(Transfer transfer) {
    this.transfer = transfer;
  }

  DjlArray argSort(DjlArray a, int axis, boolean descending) {
    if (a.shape().size() == 0) {
      return transfer.create(HostArray.allocate(DType.INT64, 0), a.shape());
    }
    int last = a.rank() - 1;
    Shape rows = a.shape().with(axis, a.shape().extent(last)).with(last, a.shape().extent(axis));
    NDArray result =
        Temporaries.closedAfter(
            () -> {
              PtNDArray lines = (PtNDArray) a.nd().swapAxes(axis, last);
              return sortRows(lines, rows, descending).swapAxes(axis, last);
            });
    return a.result(result, DType.INT64, a.shape());
  }

  /** By {@code JniUtils}, because the public form sorts upwards and then reverses ties as well. */
  private NDArray sortRows(PtNDArray lines, Shape rows, boolean descending) {
    int last = rows.rank() - 1;
    NDArray order = JniUtils.argSort(lines, last, descending);
    if (rows.extent(last) == 1) {
      return order;
    }
    long[] positions = positions(order, rows);
    sortTies(positions, ties(lines, order, rows, descending), rows.extent(last));
    return transfer.upload(new HostArray.Longs(positions), rows);
  }

  private long[] positions(NDArray order, Shape rows) {
    return ((HostArray.Longs) transfer.read(order, DType.INT64, rows)).values();
  }

  /** For each two neighbours of a sorted row whether they are equal, NaN to NaN included. */
  private boolean[] ties(PtNDArray lines, NDArray order, Shape rows, boolean descending) {
    int last = rows.rank() - 1;
    int extent = rows.extent(last);
    PtNDArray sorted = (PtNDArray) lines.gather(order, last);
    PtNDArray left = JniUtils.slice(sorted, last, 0, extent - 1L, 1);
    PtNDArray right = JniUtils.slice(sorted, last, 1, extent, 1);
    // NaN is the greatest, so one beside the lesser of two is beside another.
    NDArray equal = left.eq(right).logicalOr((descending ? right : left).isNaN());
    HostArray result = transfer.read(equal, DType.BOOL, rows.with(last, extent - 1));
    return ((HostArray.Booleans) result).values();
  }

  /** Puts the positions of each run of equal elements in ascending order. */
  private static void sortTies(long[] positions, boolean[] ties, int extent) {
    int tie = 0;
    for (int row = 0; row < positions.length; row += extent) {
      int from = row;
      for (int at = row + 1; at < row + extent; at++) {
        if (!ties[tie++]) {
          Arrays.sort(positions, from, at);
          from = at;
        }
      }
      Arrays.sort(positions, from, row + extent);
    }
  }
}
