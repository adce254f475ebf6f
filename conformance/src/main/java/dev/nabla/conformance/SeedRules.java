package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.test;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.nn.Module;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L5: one generator, which all that is random draws from and a seed sets whole. */
@InTier(Tier.L1)
interface SeedRules extends Subject {
  /** A backend that cuts the seed shorter than the engine does, or fears its sign. */
  @Test
  default void seedsCountToTheir32ndBit() {
    for (long seed : new long[] {0, 1 << 16, 1 << 20 | 5, 1L << 31, 0xdeadbeefL, -1, -2}) {
      backend().seed(seed);
      HostArray drawn = backend().rand(Shape.of(4)).toHost();
      assertEquals(new Generator(seed).uniform(4, 0, 1), drawn, "seed " + seed);
      assertEquals(seed, backend().generator().initialSeed());
    }
  }

  /** Where the stream stood before, it stands after {@code restore}: spare normal and all. */
  @Test
  default void aRestoredStreamGoesOn() {
    backend().seed(3);
    assertEquals(3, backend().randn(Shape.of(3)).shape().size(), "the fourth waits");
    byte[] state = backend().generator().state();
    HostArray normal = backend().randn(Shape.of(5)).toHost();
    HostArray uniform = backend().rand(Shape.of(5)).toHost();
    backend().generator().restore(state);
    assertEquals(normal, backend().randn(Shape.of(5)).toHost());
    assertEquals(uniform, backend().rand(Shape.of(5)).toHost());
  }

  /** A layer with a generator of its own would train otherwise than the seed says. */
  @TestFactory
  default Stream<DynamicTest> layersDrawFromTheGenerator() {
    Map<String, Supplier<Module>> layers =
        Map.of(
            "dropout", () -> backend().dropout(0.5),
            "dropout1d", () -> backend().dropout1d(0.5),
            "alphaDropout", () -> backend().alphaDropout(0.5),
            "rrelu", () -> backend().rrelu(),
            "linear", () -> backend().linear(4, 3));
    return layers.entrySet().stream()
        .map(e -> test(() -> draws(e.getValue()), e.getKey(), "drawsFromTheGenerator"));
  }

  private void draws(Supplier<Module> layer) {
    Tensor x = backend().full(Shape.of(16, 8, 4), -1, DType.FLOAT32);
    backend().seed(9);
    float[] first = layer.get().forward(x).toFloatArray();
    byte[] after = backend().generator().state();
    assertTrue(!new Generator(9).isAt(backend().generator()), "something was drawn");
    backend().seed(9);
    assertArrayEquals(first, layer.get().forward(x).toFloatArray(), "seeded again");
    assertArrayEquals(after, backend().generator().state(), "and as much was drawn");
    float[] next = layer.get().forward(x).toFloatArray();
    boolean differs = false;
    for (int i = 0; i < next.length; i++) {
      differs |= next[i] != first[i];
    }
    assertTrue(differs, "not seeded again");
  }
}
