package dev.nabla.autograd;

import java.util.Set;

/** Finds the line of the user's code that is running. */
final class CallersLine {
  private static final Set<String> HOUSE =
      Set.of(
          "dev.nabla.autograd",
          "dev.nabla.tensor",
          "dev.nabla.kernel",
          "dev.nabla.functional",
          "dev.nabla.nn",
          "dev.nabla.nn.init",
          "dev.nabla.loss",
          "dev.nabla.optim",
          "dev.nabla.optim.schedule",
          "dev.nabla.io",
          "dev.nabla.inspect",
          "dev.nabla.backend");

  private CallersLine() {}

  /** The innermost line of code that is not ours. */
  static String find() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !isOurs(frame.getClassName()))
                    .findFirst()
                    .map(frame -> frame.toStackTraceElement().toString())
                    .orElse("an unknown line"));
  }

  private static boolean isOurs(String type) {
    int end = type.lastIndexOf('.');
    return type.startsWith("java.") || (end >= 0 && HOUSE.contains(type.substring(0, end)));
  }
}
