package dev.nabla.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Against what PyTorch 2.13 drew on the CPU after each seed: for each size one after the other,
 * with no seeding between them.
 */
class GeneratorSeedsTest {
  private static final long[] SEEDS = {
    0, -1, -42, (1L << 32) + 7, (1L << 40) + 5, Long.MAX_VALUE, Long.MIN_VALUE, 123456789
  };
  private static final int[] SIZES = {1, 2, 15, 16, 17, 31, 32, 33, 100, 1000};

  private interface Draw {
    HostArray from(Generator generator, int n);
  }

  /** The expression in the test's name, and the CRC-32 of all that it gave. */
  @TestFactory
  Stream<DynamicTest> streams() {
    return Stream.of(
        stream("torch.rand(n)", 0x143705bfL, (g, n) -> g.uniform(n, 0, 1)),
        stream(
            "torch.rand(n, dtype=torch.float64)",
            0xfe03569bL,
            (g, n) -> g.uniform(n, 0, 1, DType.FLOAT64)),
        stream("torch.empty(n).uniform_(-3, 0.1)", 0x7b1bbbdaL, (g, n) -> g.uniform(n, -3, 0.1)),
        stream("torch.randn(n)", 0x99afc392L, (g, n) -> g.normal(n, 0, 1, DType.FLOAT32)),
        stream(
            "torch.empty(n).normal_(-0.3, 0.02)",
            0x837f9b2dL,
            (g, n) -> g.normal(n, -0.3, 0.02, DType.FLOAT32)),
        stream("torch.randint(0, 10, (n,))", 0xaf5ece8fL, (g, n) -> g.randInt(n, 0, 10)),
        stream(
            "torch.randint(-2**40, 2**50, (n,))",
            0x3db875fcL,
            (g, n) -> g.randInt(n, -1L << 40, 1L << 50)),
        stream("torch.randperm(n)", 0xda0599deL, Generator::randPerm),
        stream(
            "torch.empty(n).bernoulli_(0.5)",
            0x409cb58bL,
            (g, n) -> g.bernoulli(n, 0.5, DType.FLOAT32)),
        stream(
            "torch.empty(n, dtype=torch.float64).bernoulli_(0.1)",
            0x53c66053L,
            (g, n) -> g.bernoulli(n, 0.1, DType.FLOAT64)),
        stream(
            "torch.bernoulli(torch.arange(n) / n)",
            0xf60c6577L,
            (g, n) -> g.bernoulli(HostArray.generate(DType.FLOAT32, n, i -> (float) i / n))),
        stream(
            "torch.multinomial(torch.arange(n + 1.) * 7 % 5, 20, True)",
            0x8131699fL, (g, n) -> g.multinomial(weights(n, 0), 1, 20, true)),
        stream(
            "torch.multinomial(torch.arange(n + 1.) * 7 % 5 + 1, (n + 1) // 2, False)",
            0x965d3717L, (g, n) -> g.multinomial(weights(n, 1), 1, (n + 1) / 2, false)),
        stream(
            "torch.empty(n).exponential_(1.5)",
            0x53bfa127L,
            (g, n) -> g.exponential(n, 1.5, DType.FLOAT32)),
        stream(
            "torch.empty(n).cauchy_(1, 2)",
            0x862c9882L,
            (g, n) -> g.cauchy(n, 1, 2, DType.FLOAT32)),
        stream(
            "torch.empty(n).log_normal_(0.3, 0.7)",
            0x995d7bc0L,
            (g, n) -> g.logNormal(n, 0.3, 0.7, DType.FLOAT32)),
        stream(
            "torch.empty(n).geometric_(0.3)",
            0xb8164b84L,
            (g, n) -> g.geometric(n, 0.3, DType.FLOAT32)),
        stream(
            "torch.empty(n, dtype=torch.float64).geometric_(0.01)",
            0x15615118L,
            (g, n) -> g.geometric(n, 0.01, DType.FLOAT64)),
        stream(
            "torch.empty(n, dtype=torch.int64).geometric_(0.2)",
            0x3a4d2134L,
            (g, n) -> g.geometric(n, 0.2, DType.INT64)));
  }

  private static DynamicTest stream(String torch, long recorded, Draw draw) {
    return DynamicTest.dynamicTest(
        torch,
        () -> {
          ByteArrayOutputStream all = new ByteArrayOutputStream();
          for (long seed : SEEDS) {
            Generator generator = new Generator(seed);
            for (int n : SIZES) {
              all.writeBytes(Digest.bytes(draw.from(generator, n)));
            }
          }
          assertEquals(recorded, Digest.of(all.toByteArray()));
        });
  }

  private static HostArray weights(int n, int more) {
    return HostArray.generate(DType.FLOAT32, n + 1, i -> i * 7 % 5 + more);
  }

  /** {@code torch.manual_seed(11); torch.empty(n, dtype=torch.float64)}, and the method named. */
  @Test
  void wideOnesAreWithinTwoUlp() {
    near(
        new Generator(11).exponential(5, 1.5, DType.FLOAT64),
        0.14240422600364416,
        1.443579158213824,
        0.7422420431385547,
        0.7284456430903902,
        0.5735589747883165);
    near(
        new Generator(11).cauchy(5, 1, 2, DType.FLOAT64),
        -1.896993294044302,
        6.307584910997154,
        2.195958643518326,
        2.138112397654867,
        1.4933425799928353);
    near(
        new Generator(11).logNormal(5, 0.3, 0.7, DType.FLOAT64),
        2.262206390991456,
        5.270632670876471,
        0.827224525628526,
        0.5424777729397695,
        0.9424395108842295);
    near(
        new Generator(11).normal(33, 0, 1, DType.FLOAT64),
        0.27837984592949944,
        -1.8736145168964604,
        1.4606952818041987,
        -0.5314479952161992,
        -0.28024234096141765,
        -0.5534924027429814,
        0.5078845851492793,
        0.5386378298124714,
        -0.5913690382419431,
        0.9057075227226032,
        -0.3051154259138935,
        -1.37945639932977,
        -1.281460555263959,
        0.17256580880845557,
        0.3564301565256936,
        0.06826324999477691,
        -1.0130325541351906,
        -0.025259027797873458,
        -0.6781695542462807,
        1.554078005592025,
        0.9714646586084271,
        -0.8743988011012553,
        0.5455021697316776,
        -0.028432399278394815,
        -0.25452815368523873,
        -0.23341741641037073,
        0.450397129703888,
        0.6733398383614413,
        1.2293277437921089,
        0.22459959617826433,
        0.5600763981546125,
        0.45917573840835546,
        1.028988359138421);
  }

  private static void near(HostArray found, double... recorded) {
    assertEquals(recorded.length, found.length());
    for (int i = 0; i < recorded.length; i++) {
      assertEquals(recorded[i], found.getDouble(i), 2 * Math.ulp(recorded[i]), "element " + i);
    }
  }
}
