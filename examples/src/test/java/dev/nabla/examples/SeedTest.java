package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.nn.Module;
import dev.nabla.tensor.Parameter;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A seed gives what PyTorch 2.13 gives: {@code torch.manual_seed(N); nn.Linear(in, out)}. */
class SeedTest {
  @ParameterizedTest
  @MethodSource("everywhere")
  void aSeedDrawsTheWeightsOfPyTorch(String backend, Drawn drawn) {
    Backend chosen = Backends.get(backend);
    chosen.seed(drawn.seed());
    Module model = chosen.linear(drawn.in(), drawn.out());
    assertArrayEquals(drawn.weight(), flat(model.namedParameters().get("weight")));
    assertArrayEquals(drawn.bias(), flat(model.namedParameters().get("bias")));
  }

  @ParameterizedTest
  @MethodSource("dev.nabla.examples.Ran#backends")
  void aSeededRunIsThatOfPyTorch(String backend) {
    Settings seeded = new Settings(OptionalLong.of(0), Settings.MODEL);
    Transcript transcript = Transcript.of("pytorch-seed-0.txt", "part4");
    String part4 = Ran.on(Backends.get(backend), seeded, "part4");
    transcript.assertPrinted(part4, 1e-6, Transcript::relative);
    assertEquals(part4, Ran.on(Backends.get(backend), seeded, "custom"));
  }

  @Test
  void theOptionSeeds() {
    String zero = Ran.command("run", "part4", "--backend=pure", "--seed=0").out();
    Transcript.of("pytorch-seed-0.txt", "part4").assertPrinted(zero, 1e-6, Transcript::relative);
    assertNotEquals(zero, Ran.command("run", "part4", "--backend=pure", "--seed=1").out());
  }

  @Test
  void whatRanBeforeDoesNotChangeWhatASeedDraws() {
    String alone = Ran.command("run", "custom", "--backend=pure", "--seed=5").out();
    String after = Ran.command("run", "part4", "custom", "--backend=pure", "--seed=5").out();
    assertEquals(alone, after.substring(after.length() - alone.length()));
  }

  private static float[] flat(Parameter parameter) {
    return parameter.flatten().toFloatArray();
  }

  static Stream<Arguments> everywhere() {
    return Ran.backends().flatMap(b -> drawn().map(d -> Arguments.of(b, d)));
  }

  private static Stream<Drawn> drawn() {
    return Stream.of(
        new Drawn(0, 1, 1, floats(-0.007486820220947266), floats(0.5364435911178589)),
        new Drawn(1, 1, 1, floats(0.5152631998062134), floats(-0.44137823581695557)),
        new Drawn(42, 1, 1, floats(0.7645385265350342), floats(0.8300079107284546)),
        new Drawn(
            7,
            3,
            2,
            floats(
                0.04032507538795471,
                -0.3477921187877655,
                0.18384182453155518,
                0.1811612844467163,
                -0.3085803687572479,
                -0.0865316316485405),
            floats(-0.33822792768478394, 0.1498066484928131)));
  }

  private static float[] floats(double... values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return rounded;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Drawn(int seed, int in, int out, float[] weight, float[] bias) {
    @Override
    public String toString() {
      return "seed " + seed + ", " + in + " to " + out;
    }
  }
}
