package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** What does not fit a fused step of an LSTM is refused, rather than read in part. */
class LstmCellTest {
  private final Backend backend = Backends.get("pure");

  @Test
  void gatesOfOtherRows() {
    Tensor gates = backend.ones(Shape.of(4, 12));
    Tensor c = backend.ones(Shape.of(1, 3));
    NablaException error =
        assertThrows(NablaException.class, () -> gates.fused().lstmCell(gates, c));
    assertEquals(
        "lstmCell: expected gates [.., 4 H] and a state [.., H], but found [4, 12] and [1, 3];"
            + " give four gates for each element of the state",
        error.getMessage());
  }

  @Test
  void anotherDType() {
    Tensor gates = backend.ones(Shape.of(2, 12));
    Tensor c = backend.ones(Shape.of(2, 3)).to(DType.FLOAT64);
    assertThrows(NablaException.class, () -> gates.fused().lstmCell(gates, c));
  }
}
