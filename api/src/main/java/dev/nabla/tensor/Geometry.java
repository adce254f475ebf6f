package dev.nabla.tensor;

/**
 * How a kernel slides over images {@code [N, C, H, W]}, in {@code groups} of channels side by side.
 *
 * <p>Of a series {@code [N, C, L]} the rows are {@link Window#none()}.
 */
public record Geometry(Window rows, Window columns, int groups) {
  /** The shape of what {@code op} makes of operands of these shapes. */
  public Shape result(ConvolutionOp op, Shape a, Shape b) {
    return switch (op) {
      case FORWARD -> Shape.of(a.extent(0), b.extent(0), rows.count(), columns.count());
      case INPUT -> Shape.of(a.extent(0), b.extent(1) * groups, rows.input(), columns.input());
      case WEIGHT -> Shape.of(b.extent(1), a.extent(1) / groups, rows.size(), columns.size());
    };
  }
}
