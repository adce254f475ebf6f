package dev.nabla.examples.task;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to train, and on what.
 *
 * @param text the file that says so
 */
record Task(
    Data data, List<Node> model, Node loss, Node optimizer, Node schedule, Run run, String text) {
  /**
   * A table and its columns.
   *
   * @param inputs none: all but the target
   * @param classes whether the target has classes though it has numbers
   * @param validation the share that is held back
   */
  record Data(
      String file,
      char separator,
      List<String> inputs,
      String target,
      boolean classes,
      double validation,
      boolean standardize) {}

  /** How long, and from where. */
  record Run(int epochs, int batch, long seed, @Nullable Integer patience) {}

  static Task of(Node root, String text) {
    Map<String, Node> all =
        root.map(
            "data",
            "model",
            "loss",
            "optimizer",
            "schedule",
            "epochs",
            "batch",
            "seed",
            "patience");
    Node patience = at(all, "patience");
    Run run =
        new Run(
            at(all, "epochs").whole(1),
            at(all, "batch").whole(1, 32),
            at(all, "seed").whole(0, 0),
            patience.isAbsent() ? null : patience.whole(1));
    return new Task(
        data(at(all, "data")),
        at(all, "model").list(),
        at(all, "loss"),
        at(all, "optimizer"),
        at(all, "schedule"),
        run,
        text);
  }

  private static Data data(Node node) {
    Map<String, Node> all =
        node.map("file", "separator", "inputs", "target", "classes", "validation", "standardize");
    Node inputs = at(all, "inputs");
    Node separator = at(all, "separator");
    if (separator.text(",").length() != 1) {
      throw separator.wrong("one character", "write it in quotes");
    }
    double validation = at(all, "validation").number(0);
    if (!(validation >= 0 && validation < 1)) {
      throw at(all, "validation").wrong("a share from 0 to below 1", "change it");
    }
    return new Data(
        at(all, "file").text(),
        separator.text(",").charAt(0),
        inputs.isAbsent() ? List.of() : inputs.list().stream().map(Node::text).toList(),
        at(all, "target").text(),
        at(all, "classes").flag(false),
        validation,
        at(all, "standardize").flag(true));
  }

  private static Node at(Map<String, Node> all, String key) {
    return Objects.requireNonNull(all.get(key));
  }
}
