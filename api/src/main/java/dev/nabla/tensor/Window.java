package dev.nabla.tensor;

/**
 * Windows that slide along an axis: number i begins at {@code i * stride - padding} and has size
 * elements, dilation apart. What lies outside the input is padding.
 *
 * @param input how many elements the axis has
 * @param size how many a window has
 * @param count how many windows there are
 */
public record Window(int input, int size, int count, int stride, int padding, int dilation) {
  /** The one window on an axis of one element: what an axis has that was only added. */
  public static Window none() {
    return new Window(1, 1, 1, 1, 0, 1);
  }

  /** The position of element {@code j} of window {@code i}, outside the input if it is padding. */
  public int position(int i, int j) {
    return i * stride - padding + j * dilation;
  }
}
