package dev.nabla.conformance;

import dev.nabla.optim.ParameterGroup;
import dev.nabla.optim.Sgd;
import java.util.List;
import java.util.Map;

/** The optimizers of {@code twins/sections/optimizers.py}. */
final class OptimizerTwins {
  private static final Sgd.Options SGD = new Sgd.Options().learningRate(0.1);
  private static final Sgd.Options SGD_WITH_MOMENTUM = SGD.momentum(0.9);

  static final Map<String, OptimizerTwin> ALL =
      Map.ofEntries(
          Map.entry("sgd", new OptimizerTwin((b, p) -> b.sgd(p, 0.1))),
          Map.entry("sgd/momentum", new OptimizerTwin((b, p) -> b.sgd(p, SGD_WITH_MOMENTUM))),
          Map.entry(
              "sgd/dampening",
              new OptimizerTwin(
                  (b, p) -> b.sgd(p, SGD_WITH_MOMENTUM.dampening(0.5).weightDecay(0.01)))),
          Map.entry(
              "sgd/nesterov",
              new OptimizerTwin(
                  (b, p) ->
                      b.sgd(
                          p,
                          SGD.learningRate(0.05).momentum(0.8).nesterov(true).weightDecay(0.1)))),
          Map.entry(
              "sgd/maximize",
              new OptimizerTwin(
                  (b, p) -> b.sgd(p, SGD.learningRate(0.001).momentum(0.5).maximize(true)))),
          Map.entry(
              "sgd/groups",
              new OptimizerTwin(
                  (b, p) ->
                      new Sgd(
                          List.of(
                              new ParameterGroup<>(p.subList(0, 1), SGD.learningRate(0.01)),
                              new ParameterGroup<>(p.subList(1, 3), SGD_WITH_MOMENTUM))))));

  private OptimizerTwins() {}
}
