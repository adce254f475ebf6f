package dev.nabla.examples.gallery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.tensor.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaBeliefTest {
  /** Where algorithm 2 of the paper, in NumPy, is after each step down {@code w^2}. */
  private static final double[][] STEPS = {
    {0.9777778121947076, -1.9777777864128894, -0.001162862887116684},
    {0.9544346766202773, -1.9544256644071103, 0.005291538309925701},
    {0.9299748564874949, -1.9299381361450652, -0.004444963558100422},
    {0.9044120454281172, -1.9043154649460503, -0.0035722264796027433},
    {0.877770393659888, -1.8775639990101898, 0.0018740045717562433}
  };

  @Test
  void isThePapers() {
    Backend backend = Backends.get("pure");
    Parameter w = backend.parameter(backend.tensor(new double[] {1, -2, 1e-4}));
    Own.AdaBelief optimizer = new Own.AdaBelief(List.of(w), 0.02);
    for (double[] wanted : STEPS) {
      optimizer.zeroGrad();
      w.square().sum().backward();
      optimizer.step();
      assertArrayEquals(wanted, w.toDoubleArray(), 1e-12);
    }
  }
}
