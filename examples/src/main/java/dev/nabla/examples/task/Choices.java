package dev.nabla.examples.task;

import dev.nabla.backend.Backend;
import dev.nabla.loss.Loss;
import dev.nabla.nn.Module;
import dev.nabla.optim.Adam;
import dev.nabla.optim.AdamW;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.RmsProp;
import dev.nabla.optim.Sgd;
import dev.nabla.optim.schedule.CosineAnnealingLr;
import dev.nabla.optim.schedule.ExponentialLr;
import dev.nabla.optim.schedule.Schedule;
import dev.nabla.optim.schedule.StepLr;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes the loss, the optimizer and the schedule that a file names. */
final class Choices {
  private static final String RATE = "learningRate";
  private static final String DECAY = "weightDecay";

  private Choices() {}

  /** By default cross-entropy for classes, the mean squared error for numbers. */
  static Loss loss(Node node, Backend backend, boolean classes) {
    String name = node.text(classes ? "crossEntropy" : "mse");
    return switch (name) {
      case "crossEntropy" -> {
        if (!classes) {
          throw node.wrong("a loss of numbers, mse, l1 or huber", "or a target of classes");
        }
        yield backend.crossEntropyLoss();
      }
      case "mse", "l1", "huber" -> {
        if (classes) {
          throw node.wrong("crossEntropy, for the target has classes", "name that, or none");
        }
        yield switch (name) {
          case "l1" -> backend.l1Loss();
          case "huber" -> backend.huberLoss();
          default -> backend.mseLoss();
        };
      }
      default -> throw node.wrong("a loss among crossEntropy, mse, l1, huber", "name one of them");
    };
  }

  /** By default Adam with a rate of 0.001. */
  static Optimizer optimizer(Node node, Backend backend, Module model) {
    Map.Entry<String, Node> named = node.isAbsent() ? Map.entry("adam", node) : node.named();
    Node value = named.getValue();
    boolean sgd = named.getKey().equals("sgd");
    Map<String, Node> settings =
        value.isAbsent()
            ? Map.of(RATE, value, DECAY, value, "momentum", value)
            : sgd ? value.map(RATE, DECAY, "momentum") : value.map(RATE, DECAY);
    double rate = at(settings, RATE).number(sgd ? 0.01 : 0.001);
    double decay = at(settings, DECAY).number(named.getKey().equals("adamW") ? 0.01 : 0);
    return switch (named.getKey()) {
      case "sgd" ->
          backend.sgd(
              model.parameters(),
              new Sgd.Options()
                  .learningRate(rate)
                  .weightDecay(decay)
                  .momentum(at(settings, "momentum").number(0)));
      case "adam" ->
          backend.adam(
              model.parameters(), new Adam.Options().learningRate(rate).weightDecay(decay));
      case "adamW" ->
          backend.adamW(
              model.parameters(), new AdamW.Options().learningRate(rate).weightDecay(decay));
      case "rmsProp" ->
          backend.rmsProp(
              model.parameters(), new RmsProp.Options().learningRate(rate).weightDecay(decay));
      default ->
          throw node.wrong("an optimizer among sgd, adam, adamW, rmsProp", "name one of them");
    };
  }

  private static Node at(Map<String, Node> settings, String key) {
    return Objects.requireNonNull(settings.get(key));
  }

  /** Stepped after each of {@code epochs}. */
  static Optional<Schedule> schedule(Node node, Optimizer optimizer, int epochs) {
    if (node.isAbsent()) {
      return Optional.empty();
    }
    Map.Entry<String, Node> named = node.named();
    Node value = named.getValue();
    return Optional.of(
        switch (named.getKey()) {
          case "cosine" -> new CosineAnnealingLr(optimizer, value.whole(1, epochs));
          case "exponential" -> new ExponentialLr(optimizer, value.number());
          case "step" -> {
            Map<String, Node> settings = value.map("size", "gamma");
            yield new StepLr(
                optimizer, at(settings, "size").whole(1), at(settings, "gamma").number(0.1));
          }
          default ->
              throw node.wrong("a schedule among cosine, exponential, step", "name one of them");
        });
  }
}
