package dev.nabla.backend.pure.convolution;

import dev.nabla.tensor.Window;
import java.util.stream.IntStream;

/**
 * What results along one axis read: result i, number {@code first + i * every} of all, reads from
 * {@code start + i * stride} on, at each of the offsets, for that element of the kernel.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Line(int count, int start, int stride, int[] offsets, int[] elements, int first, int every) {
  /** Of each window all elements. */
  static Line forward(Window w) {
    int[] elements = IntStream.range(0, w.size()).toArray();
    int[] offsets = IntStream.of(elements).map(j -> j * w.dilation()).toArray();
    return new Line(w.count(), -w.padding(), w.stride(), offsets, elements, 0, 1);
  }

  /** Of each input, from number {@code phase} on one in stride, the windows that hold it. */
  static Line input(Window w, int phase) {
    int reach = phase + w.padding();
    int[] elements =
        IntStream.range(0, w.size())
            .filter(j -> Math.floorMod(reach - j * w.dilation(), w.stride()) == 0)
            .toArray();
    int[] offsets =
        IntStream.of(elements)
            .map(j -> Math.floorDiv(reach - j * w.dilation(), w.stride()))
            .toArray();
    int count = (w.input() - phase + w.stride() - 1) / w.stride();
    return new Line(count, 0, 1, offsets, elements, phase, w.stride());
  }

  /** The first position that is read, 0 at most. */
  int least() {
    return Math.min(0, start + IntStream.of(offsets).min().orElse(0));
  }

  /** The last position that is read. */
  int greatest() {
    return start + (count - 1) * stride + IntStream.of(offsets).max().orElse(0);
  }
}
