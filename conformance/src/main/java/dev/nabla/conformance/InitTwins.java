package dev.nabla.conformance;

import static dev.nabla.nn.init.Init.gain;
import static java.util.Map.entry;

import dev.nabla.nn.init.FanMode;
import dev.nabla.nn.init.Init;
import dev.nabla.nn.init.Initializer;
import dev.nabla.nn.init.Nonlinearity;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The initializers of {@code twins/sections/init.py}. */
final class InitTwins {
  static final Map<String, InitTwin> ALL =
      Stream.of(plain(), truncated(), byFan(), matrices())
          .flatMap(s -> s)
          .collect(Collectors.toUnmodifiableMap(Entry::getKey, e -> new InitTwin(e.getValue())));

  private InitTwins() {}

  private static Stream<Entry<String, Initializer>> plain() {
    return Stream.of(
        entry("uniform", Init.uniform()),
        entry("uniform/range", Init.uniform(-0.7, 2.3)),
        entry("normal", Init.normal()),
        entry("normal/small", Init.normal(0, 2.5)),
        entry("normal/mean", Init.normal(1.5, 0.25)),
        entry("constant", Init.constant(0.3)),
        entry("zeros", Init.zeros()),
        entry("ones", Init.ones()));
  }

  private static Stream<Entry<String, Initializer>> truncated() {
    return Stream.of(
        entry("truncatedNormal", Init.truncatedNormal()),
        entry("truncatedNormal/few", Init.truncatedNormal()),
        entry("truncatedNormal/vision", Init.truncatedNormal(0, 0.02, -2, 2)),
        entry("truncatedNormal/half", Init.truncatedNormal(0, 1.5, 0, 4)),
        entry("truncatedNormal/tail", Init.truncatedNormal(0.1, 1, 1.5, 3)),
        entry("truncatedNormal/far", Init.truncatedNormal(-0.5, 2, -40, -7.3)),
        entry("truncatedNormal/narrow", Init.truncatedNormal(0.3, 1, 0.25, 0.5)),
        entry("truncatedNormal/one", Init.truncatedNormal(0, 1, -0.1, 0.2)));
  }

  private static Stream<Entry<String, Initializer>> byFan() {
    return Stream.of(
        entry("xavierUniform", Init.xavierUniform()),
        entry("xavierUniform/gain", Init.xavierUniform(gain(Nonlinearity.RELU))),
        entry("xavierNormal", Init.xavierNormal()),
        entry("xavierNormal/gain", Init.xavierNormal(gain(Nonlinearity.TANH))),
        entry("kaimingUniform", Init.kaimingUniform()),
        entry("kaimingUniform/linear", Init.kaimingUniform(Math.sqrt(5))),
        entry("kaimingUniform/relu", kaimingUniform(Nonlinearity.RELU)),
        entry(
            "kaimingUniform/fanOut",
            Init.kaimingUniform(0.2, FanMode.FAN_OUT, Nonlinearity.LEAKY_RELU)),
        entry("kaimingUniform/selu", kaimingUniform(Nonlinearity.SELU)),
        entry("kaimingUniform/sigmoid", kaimingUniform(Nonlinearity.SIGMOID)),
        entry("kaimingNormal", Init.kaimingNormal()),
        entry("kaimingNormal/slope", Init.kaimingNormal(0.2)),
        entry("kaimingNormal/fanOut", Init.kaimingNormal(0, FanMode.FAN_OUT, Nonlinearity.RELU)),
        entry("kaimingNormal/leakyDefault", Init.normal(0, gain(Nonlinearity.LEAKY_RELU))));
  }

  private static Initializer kaimingUniform(Nonlinearity nonlinearity) {
    return Init.kaimingUniform(0, FanMode.FAN_IN, nonlinearity);
  }

  private static Stream<Entry<String, Initializer>> matrices() {
    return Stream.of(
        entry("eye", Init.eye()),
        entry("eye/tall", Init.eye()),
        entry("dirac", Init.dirac()),
        entry("dirac/groups", Init.dirac(3)),
        entry("dirac/volume", Init.dirac(2)),
        entry("orthogonal", Init.orthogonal()),
        entry("orthogonal/tall", Init.orthogonal()),
        entry("orthogonal/wide", Init.orthogonal(1.7)),
        entry("orthogonal/kernel", Init.orthogonal(0.5)),
        entry("orthogonal/row", Init.orthogonal()),
        entry("orthogonal/one", Init.orthogonal()),
        entry("sparse", Init.sparse(0.4)),
        entry("sparse/std", Init.sparse(0.1, 0.5)),
        entry("sparse/none", Init.sparse(0, 1)),
        entry("sparse/all", Init.sparse(1)));
  }
}
