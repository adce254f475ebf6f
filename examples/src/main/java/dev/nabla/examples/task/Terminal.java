package dev.nabla.examples.task;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether somebody looks on. */
final class Terminal {
  private Terminal() {}

  /** Whether input and output are a terminal that can go back in its line. */
  @SuppressWarnings("SystemConsoleNull") // isTerminal asks what newer versions do
  static boolean isThere() {
    Console console = System.console();
    return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
  }

  /** From Java 22 on there is a console without a terminal, too. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
