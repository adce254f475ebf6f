package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gradients of what is read in slices: put together, added up, or among zeros. */
class SlicesTest {
  private final Backend backend = Backends.get("pure");
  private final Parameter x =
      backend.parameter(backend.tensor(new float[][] {{1, 2, 3, 4, 5, 6}, {7, 8, 9, 10, 11, 12}}));

  /** The gradient of the sum of each slice's square, times its number from 1 on. */
  private float[] gradient(Tensor... slices) {
    Tensor sum = backend.scalar(0);
    for (int i = 0; i < slices.length; i++) {
      sum = sum.add(slices[i].square().sum().mul(i + 1));
    }
    sum.backward();
    return x.grad().toFloatArray();
  }

  @Test
  void ofASplit() {
    List<Tensor> pieces = x.chunk(3, 1);
    assertArrayEquals(
        new float[] {2, 4, 12, 16, 30, 36, 14, 16, 36, 40, 66, 72},
        gradient(pieces.get(0), pieces.get(1), pieces.get(2)));
  }

  @Test
  void inAnyOrderWithGaps() {
    assertArrayEquals(
        new float[] {0, 8, 0, 0, 10, 0, 0, 32, 0, 0, 22, 0},
        gradient(x.narrow(1, 4, 1, 1), x.narrow(1, 1, 1, 1)));
  }

  @Test
  void thatOverlap() {
    assertArrayEquals(
        new float[] {2, 12, 12, 0, 0, 0, 14, 48, 36, 0, 0, 0},
        gradient(x.narrow(1, 0, 2, 1), x.narrow(1, 1, 2, 1)));
  }

  @Test
  void alongTwoAxesAndOfTheWhole() {
    assertArrayEquals(
        new float[] {12, 20, 18, 24, 30, 36, 56, 48, 54, 60, 66, 72},
        gradient(x.narrow(1, 0, 1, 1), x.narrow(0, 0, 1, 1).narrow(1, 0, 2, 1), x.mul(1)));
  }

  @Test
  void ofTheSecondOrder() {
    List<Tensor> pieces = x.chunk(2, 1);
    Tensor cubes = pieces.get(0).pow(3).sum().add(pieces.get(1).square().sum());
    cubes.backward(GraphMode.CREATE);
    Tensor slopes = x.grad();
    x.zeroGrad();
    slopes.sum().backward();
    assertArrayEquals(
        new float[] {6, 12, 18, 2, 2, 2, 42, 48, 54, 2, 2, 2}, x.grad().toFloatArray());
  }
}
