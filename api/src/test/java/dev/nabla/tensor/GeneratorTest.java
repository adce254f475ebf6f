package dev.nabla.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Against what PyTorch 2.13 drew on the CPU. */
class GeneratorTest {
  /** {@code torch.manual_seed(seed); torch.rand(n)}. */
  @Test
  void uniformEqualsPyTorch() {
    float[] seed0 = {
      0.49625658988952637f, 0.7682217955589294f, 0.08847743272781372f, 0.13203048706054688f
    };
    float[] seedMinus1 = {0.9937993884086609f, 0.5713063478469849f};
    float[] seedBeyond32Bits = {0.8302518725395203f, 0.12611091136932373f};
    assertArrayEquals(seed0, new Generator(0).uniform(4, 0, 1).values());
    assertArrayEquals(seedMinus1, new Generator(-1).uniform(2, 0, 1).values());
    assertArrayEquals(seedBeyond32Bits, new Generator((1L << 40) + 5).uniform(2, 0, 1).values());
  }

  /** {@code torch.empty(3).uniform_(-0.37, 1.91)} after a thousand others: past the first twist. */
  @Test
  void rangesAreRoundedOnceAsInPyTorch() {
    Generator generator = new Generator(0);
    generator.uniform(1000, 0, 1);
    float[] recorded = {0.6730802059173584f, -0.11906244605779648f, 0.7629891037940979f};
    assertArrayEquals(recorded, generator.uniform(3, -0.37, 1.91).values());
  }

  @Test
  void seedingBeginsAnew() {
    Generator generator = new Generator(7);
    float[] first = generator.uniform(3, 0, 1).values();
    generator.seed(7);
    assertArrayEquals(first, generator.uniform(3, 0, 1).values());
  }

  @Test
  void copiesGoOnFromThere() {
    Generator stream = new Generator(42);
    stream.uniform(700, 0, 1); // beyond the first twist
    Generator there = stream.copy();
    assertTrue(stream.isAt(there));
    float[] next = stream.uniform(5, 0, 1).values();
    assertFalse(stream.isAt(there));
    assertArrayEquals(next, there.uniform(5, 0, 1).values());
    assertTrue(stream.isAt(there));
    stream.become(new Generator(42));
    assertTrue(stream.isAt(new Generator(42)));
  }
}
