package dev.nabla.conformance;

import dev.nabla.nn.Celu;
import dev.nabla.nn.Elu;
import dev.nabla.nn.Glu;
import dev.nabla.nn.Hardshrink;
import dev.nabla.nn.Hardtanh;
import dev.nabla.nn.PRelu;
import dev.nabla.nn.RRelu;
import dev.nabla.nn.Softplus;
import dev.nabla.nn.Softshrink;
import java.util.Map;

/** The functions of {@code twins/sections/activations.py}. */
final class ActivationTwins {
  static final Map<String, ModuleTwin<?>> ALL =
      Map.ofEntries(
          Map.entry("relu", ModuleTwin.of(b -> b.relu())),
          Map.entry("relu6", ModuleTwin.of(b -> b.relu6())),
          Map.entry("leakyRelu", ModuleTwin.of(b -> b.leakyRelu())),
          Map.entry("leakyRelu/slope", ModuleTwin.of(b -> b.leakyRelu(0.2))),
          Map.entry("elu", ModuleTwin.of(b -> b.elu())),
          Map.entry("elu/alpha", ModuleTwin.of(b -> new Elu(0.5))),
          Map.entry("celu", ModuleTwin.of(b -> new Celu())),
          Map.entry("celu/alpha", ModuleTwin.of(b -> b.celu(0.5))),
          Map.entry("selu", ModuleTwin.of(b -> b.selu())),
          Map.entry("gelu", ModuleTwin.of(b -> b.gelu())),
          Map.entry("gelu/tanh", ModuleTwin.of(b -> b.geluTanh())),
          Map.entry("silu", ModuleTwin.of(b -> b.silu())),
          Map.entry("mish", ModuleTwin.of(b -> b.mish())),
          Map.entry("softplus", ModuleTwin.of(b -> b.softplus())),
          Map.entry("softplus/beta", ModuleTwin.of(b -> new Softplus(2, 3))),
          Map.entry("softshrink", ModuleTwin.of(b -> new Softshrink())),
          Map.entry("softshrink/lambda", ModuleTwin.of(b -> b.softshrink(1))),
          Map.entry("hardshrink", ModuleTwin.of(b -> new Hardshrink())),
          Map.entry("hardshrink/lambda", ModuleTwin.of(b -> b.hardshrink(1))),
          Map.entry("tanhshrink", ModuleTwin.of(b -> b.tanhshrink())),
          Map.entry("threshold", ModuleTwin.of(b -> b.threshold(0.5, -3))),
          Map.entry("hardtanh", ModuleTwin.of(b -> b.hardtanh())),
          Map.entry("hardtanh/ends", ModuleTwin.of(b -> new Hardtanh(-2, 0.5))),
          Map.entry("hardsigmoid", ModuleTwin.of(b -> b.hardsigmoid())),
          Map.entry("hardswish", ModuleTwin.of(b -> b.hardswish())),
          Map.entry("sigmoid", ModuleTwin.of(b -> b.sigmoid())),
          Map.entry("logSigmoid", ModuleTwin.of(b -> b.logSigmoid())),
          Map.entry("tanh", ModuleTwin.of(b -> b.tanh())),
          Map.entry("softsign", ModuleTwin.of(b -> b.softsign())),
          Map.entry("softmax", ModuleTwin.of(b -> b.softmax(1))),
          Map.entry("softmin", ModuleTwin.of(b -> b.softmin(0))),
          Map.entry("logSoftmax", ModuleTwin.of(b -> b.logSoftmax(-1))),
          Map.entry("glu", ModuleTwin.of(b -> new Glu())),
          Map.entry("glu/axis", ModuleTwin.of(b -> b.glu(0))),
          Map.entry("prelu", ModuleTwin.of(b -> b.prelu())),
          Map.entry("prelu/channels", ModuleTwin.of(b -> PRelu.create(b, 6, 0.1))),
          Map.entry("rrelu", ModuleTwin.of(b -> b.rrelu())),
          Map.entry("rrelu/bounds", ModuleTwin.of(b -> RRelu.create(b, 0.5, 0.9))),
          Map.entry("rrelu/eval", ModuleTwin.of(b -> b.rrelu())),
          Map.entry("softmax2d", ModuleTwin.of(b -> b.softmax2d())),
          Map.entry("softmax2d/sample", ModuleTwin.of(b -> b.softmax2d())));

  private ActivationTwins() {}
}
