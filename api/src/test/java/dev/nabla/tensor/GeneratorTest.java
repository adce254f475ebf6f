package dev.nabla.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Against what PyTorch 2.13 drew on the CPU; {@code w} is {@code torch.arange(n + 1.) * 7 % 5}. */
class GeneratorTest {
  private static final int[] SIZES = {1, 5, 15, 16, 17, 31, 33, 1000};

  /** {@code torch.manual_seed(n)}, the expression in the test's name, and {@link Digest}. */
  @TestFactory
  Stream<DynamicTest> streams() {
    return Stream.of(
        streams(
            "torch.rand(n)",
            (g, n) -> g.uniform(n, 0, 1),
            0x5b610865L,
            0x0f796315L,
            0x4cc616a6L,
            0x13f6cf7cL,
            0x977f1ea2L,
            0xd68c5450L,
            0xc19bb662L,
            0xe73a9e4aL),
        streams(
            "torch.rand(n, dtype=torch.float64)",
            (g, n) -> g.uniform(n, 0, 1, DType.FLOAT64),
            0xc6a7c0e3L,
            0x18f1d97dL,
            0x671c59e4L,
            0x39ee64acL,
            0xbc0aa946L,
            0x848bcb41L,
            0x7adefd88L,
            0xd6f953e4L),
        streams(
            "torch.empty(n).uniform_(-.37, 1.91)",
            (g, n) -> g.uniform(n, -.37, 1.91),
            0xa4959e1fL,
            0x5fdce862L,
            0x77519548L,
            0xfa58b022L,
            0xecc8768aL,
            0x19e5fbdaL,
            0xc99ae9c1L,
            0xf60786a7L),
        streams(
            "torch.empty(n, dtype=torch.float64).uniform_(-.37, 1.91)",
            (g, n) -> g.uniform(n, -.37, 1.91, DType.FLOAT64),
            0x2d8d628dL,
            0x0726f9bfL,
            0x80c954a7L,
            0xc2c3caabL,
            0x3625cb3fL,
            0x75663d76L,
            0x9b2d6192L,
            0x009eefd6L),
        streams(
            "torch.empty(n).uniform_(1, 1 + 2**-22)",
            (g, n) -> g.uniform(n, 1, 1 + 0x1p-22),
            0xaca16a6aL,
            0x5a1dba5dL,
            0x13b69bb7L,
            0x7652e910L,
            0x43a3b9a0L,
            0xc1705e3aL,
            0x004cab13L,
            0x616c51feL),
        streams(
            "torch.randn(n)",
            (g, n) -> g.normal(n, 0, 1, DType.FLOAT32),
            0x92463a03L,
            0x6342d826L,
            0x30cefe09L,
            0xe57e6d6aL,
            0xe450c1adL,
            0xdddafa0cL,
            0xb5969b23L,
            0x555dd23dL),
        streams(
            "torch.empty(n).normal_(1.7, 2.3)",
            (g, n) -> g.normal(n, 1.7, 2.3, DType.FLOAT32),
            0x9fc85851L,
            0x6529facfL,
            0xcb251ca5L,
            0x45f0671cL,
            0x57ddf3ffL,
            0x41742f37L,
            0x65f884f8L,
            0xe1565f46L),
        streams(
            "torch.randint(-5, 7, (n,))",
            (g, n) -> g.randInt(n, -5, 7),
            0xafcbd8ffL,
            0x4606de8bL,
            0x20d8e72dL,
            0xba0f27c8L,
            0x020f020bL,
            0x679c9561L,
            0xc506d035L,
            0x9d456654L),
        streams(
            "torch.randint(0, 2**28 - 1, (n,))",
            (g, n) -> g.randInt(n, 0, (1L << 28) - 1),
            0xc10b6a13L,
            0x5bc2edfbL,
            0x7444dc5eL,
            0xacf8443eL,
            0xcfcc8655L,
            0x23d4a993L,
            0xcef6cee4L,
            0x77302594L),
        streams(
            "torch.randint(0, 2**28, (n,))",
            (g, n) -> g.randInt(n, 0, 1L << 28),
            0xa383a1a9L,
            0x91ad9cb6L,
            0xecdea18cL,
            0x78a0888cL,
            0x22b066c4L,
            0x54f95871L,
            0xbf626e6cL,
            0x0f6d70acL),
        streams(
            "torch.randint(-2**63, 2**63 - 1, (n,))",
            (g, n) -> g.randInt(n, Long.MIN_VALUE, Long.MAX_VALUE),
            0x5ca8989dL,
            0x5d528f84L,
            0xc03ce6e8L,
            0x9d54e8b9L,
            0xfdde1b54L,
            0x4efede48L,
            0x8adb9af9L,
            0x08ae2dfeL),
        streams(
            "torch.randperm(n)",
            (g, n) -> g.randPerm(n),
            0x6522df69L,
            0x19a3ecb3L,
            0x2590f141L,
            0x8401808aL,
            0xde217c5bL,
            0xe26387edL,
            0xca429c87L,
            0x9e005afbL),
        streams(
            "torch.empty(n).bernoulli_(.3)",
            (g, n) -> g.bernoulli(n, .3, DType.FLOAT32),
            0xaca16a6aL,
            0x214af903L,
            0xbdb2e9faL,
            0x9ddea929L,
            0x47a15c85L,
            0xadaddebfL,
            0xaceb571eL,
            0x0b3829b5L),
        streams(
            "torch.empty(n, dtype=torch.bool).bernoulli_(.3)",
            (g, n) -> g.bernoulli(n, .3, DType.BOOL),
            0xa505df1bL,
            0x0999a0eeL,
            0x179fb610L,
            0xf16170e9L,
            0x78dea24eL,
            0xaf219b2dL,
            0xe17e7344L,
            0x8331ae73L),
        streams(
            "torch.bernoulli(torch.arange(n) / n)",
            (g, n) -> g.bernoulli(HostArray.generate(DType.FLOAT32, n, i -> (float) i / n)),
            0x2144df1cL,
            0xacaf4c75L,
            0x0a575402L,
            0x09cb9925L,
            0x5da94af4L,
            0x5f9758a8L,
            0x75071432L,
            0xd56c71cdL),
        streams(
            "torch.bernoulli(torch.arange(n, dtype=torch.float64) / n)",
            (g, n) -> g.bernoulli(HostArray.generate(DType.FLOAT64, n, i -> (double) i / n)),
            0x6522df69L,
            0x32819830L,
            0xd6432e5eL,
            0x87fd0310L,
            0x05ddc2f5L,
            0x5452e704L,
            0xad16eee4L,
            0xcfee482aL),
        streams(
            "torch.multinomial(w, 20, True)",
            (g, n) -> g.multinomial(weights(n, 0), 1, 20, true),
            0x77b3cd54L,
            0xfc9221f5L,
            0xc585c0d4L,
            0xe1294776L,
            0xa106d6a7L,
            0x90d5f10bL,
            0xdd430d50L,
            0xa19c0798L),
        streams(
            "torch.multinomial(w.double(), 20, True)",
            (g, n) -> g.multinomial(wide(weights(n, 0)), 1, 20, true),
            0x77b3cd54L,
            0xfc9221f5L,
            0xc585c0d4L,
            0xe1294776L,
            0xa106d6a7L,
            0x90d5f10bL,
            0xdd430d50L,
            0xa19c0798L),
        streams(
            "torch.multinomial(w + 1, (n + 1) // 2, False)",
            (g, n) -> g.multinomial(weights(n, 1), 1, (n + 1) / 2, false),
            0x6522df69L,
            0x81cd7182L,
            0xa2a8d577L,
            0x141d87d6L,
            0x1a8058edL,
            0xd418a655L,
            0xd42b50adL,
            0x3815570fL),
        streams(
            "torch.multinomial((w + 1).double(), (n + 1) // 2, False)",
            (g, n) -> g.multinomial(wide(weights(n, 1)), 1, (n + 1) / 2, false),
            0x6522df69L,
            0x81cd7182L,
            0xa2a8d577L,
            0x141d87d6L,
            0x1a8058edL,
            0xd418a655L,
            0xd42b50adL,
            0x3815570fL),
        streams(
            "torch.multinomial(torch.stack([w, w + 1]), 2, True)",
            (g, n) -> g.multinomial(join(weights(n, 0), weights(n, 1)), 2, 2, true),
            0x69f53520L,
            0xccabb303L,
            0x90e4c4cdL,
            0x5a1733b0L,
            0xa8548aabL,
            0xaffab8fdL,
            0x9719df26L,
            0x90aaafeaL),
        streams(
            "torch.multinomial(torch.stack([w + 2, w + 1]), 2, False)",
            (g, n) -> g.multinomial(join(weights(n, 2), weights(n, 1)), 2, 2, false),
            0x3647a11bL,
            0xeb05c8ecL,
            0xb82caee8L,
            0x86556393L,
            0xc34d129eL,
            0xdeac41e9L,
            0x76da4d52L,
            0xe3e9bd9dL),
        streams(
            "torch.multinomial(w, 1, True)",
            (g, n) -> g.multinomial(weights(n, 0), 1, 1, true),
            0xa988dff7L,
            0xe168d193L,
            0x328dca26L,
            0xb6c7c4dcL,
            0xb6c7c4dcL,
            0x70a8cd5bL,
            0xca7cf5f7L,
            0xde71ba42L));
  }

  private static DynamicTest streams(String torch, Draw draw, long... recorded) {
    return DynamicTest.dynamicTest(
        torch,
        () -> {
          for (int i = 0; i < SIZES.length; i++) {
            HostArray drawn = draw.from(new Generator(SIZES[i]), SIZES[i]);
            String found = String.format(Locale.ROOT, "n = %d: %s", SIZES[i], drawn);
            assertEquals(recorded[i], Digest.of(drawn), found);
          }
        });
  }

  /** {@code torch.manual_seed(n); torch.randn(n, dtype=torch.float64)}: n, then index, value, …. */
  @Test
  void wideNormalsAreWithinTwoUlp() {
    double[][] recorded = {
      {1, 0, 0.6613521715704522},
      {5, 0, -0.48678075071242677, 2, -0.5580962308236769, 4, -0.19741509323400558},
      {15, 0, -0.7056439262718527, 7, -0.17689070908908797, 14, 0.5488015116304598},
      {16, 0, 0.8341498547087424, 8, 0.13384371566435246, 15, 0.33429006892313246},
      {17, 0, 1.1334044055743933, 8, 0.00892651332797321, 16, 0.3394419912229643},
      {31, 0, -0.3742734747681159, 15, 0.8246832593106479, 30, -0.2081565070068844},
      {33, 0, -2.2476025137017523, 16, 1.2208756158113763, 32, 0.6656405726492739},
      {1000, 0, -1.2154461538574315, 500, 1.386682941435651, 999, 0.5147351352386513}
    };
    for (double[] row : recorded) {
      int n = (int) row[0];
      HostArray drawn = new Generator(n).normal(n, 0, 1, DType.FLOAT64);
      for (int i = 1; i < row.length; i += 2) {
        assertEquals(row[i + 1], drawn.getDouble((int) row[i]), 2 * Math.ulp(row[i + 1]));
      }
    }
  }

  /**
   * {@code torch.manual_seed(5)}, then three, sixteen normal numbers, a uniform and a normal one:
   * the last is the second of the pair that the first three left.
   */
  @Test
  void theSecondOfAPairWaits() {
    Generator generator = new Generator(5);
    HostArray three = generator.normal(3, 0, 1, DType.FLOAT64);
    near(-0.48678075071242677, three.getDouble(0));
    near(-0.6038215878840039, three.getDouble(1));
    near(-0.5580962308236769, three.getDouble(2));
    near(0.2491457740153924, generator.normal(16, 0, 1, DType.FLOAT64).getDouble(0));
    near(0.6549981746058934, generator.uniform(1, 0, 1, DType.FLOAT64).getDouble(0));
    near(0.6675243015344896, generator.normal(1, 0, 1, DType.FLOAT64).getDouble(0));
  }

  private static void near(double recorded, double found) {
    assertEquals(recorded, found, 2 * Math.ulp(recorded));
  }

  @Test
  void seedingForgetsTheSecondOfAPair() {
    Generator generator = new Generator(7);
    HostArray first = generator.normal(3, 0, 1, DType.FLOAT32);
    generator.seed(7);
    assertEquals(first, generator.normal(3, 0, 1, DType.FLOAT32));
    assertEquals(7, generator.initialSeed());
  }

  /** {@code torch.manual_seed(seed); torch.rand(2)}: the low 32 bits count. */
  @Test
  void seeds() {
    float[] seedMinus1 = {0.9937993884086609f, 0.5713063478469849f};
    float[] seedBeyond32Bits = {0.8302518725395203f, 0.12611091136932373f};
    assertArrayEquals(seedMinus1, new Generator(-1).uniform(2, 0, 1).values());
    assertArrayEquals(seedBeyond32Bits, new Generator((1L << 40) + 5).uniform(2, 0, 1).values());
  }

  private static HostArray weights(int n, int more) {
    return HostArray.generate(DType.FLOAT32, n + 1, i -> i * 7 % 5 + more);
  }

  private static HostArray wide(HostArray values) {
    return HostArray.generate(DType.FLOAT64, values.length(), values::getDouble);
  }

  private static HostArray join(HostArray a, HostArray b) {
    return HostArray.generate(
        a.dtype(),
        a.length() + b.length(),
        i -> i < a.length() ? a.getDouble(i) : b.getDouble(i - a.length()));
  }

  private interface Draw {
    HostArray from(Generator generator, int n);
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
