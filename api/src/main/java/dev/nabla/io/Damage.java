package dev.nabla.io;

import dev.nabla.tensor.NablaException;

/** Errors about one file. */
record Damage(String file) {
  private static final int SHOWN = 60;
  private static final String REMEDY =
      "save or fetch the file again: it is damaged, or of another kind";

  NablaException error(String expected, String found) {
    return new NablaException(file, expected, found, REMEDY);
  }

  NablaException error(String expected, String found, Throwable cause) {
    return new NablaException(file, expected, found, REMEDY, cause);
  }

  void require(boolean fits, String expected, Object found) {
    if (!fits) {
      throw error(expected, String.valueOf(found));
    }
  }

  /** {@code text} in quotes on one line, its end cut off where it is long. */
  static String quoted(String text) {
    StringBuilder shown = new StringBuilder("'");
    text.codePoints()
        .limit(SHOWN)
        .forEach(c -> shown.appendCodePoint(isPrintable(c) ? c : '\uFFFD'));
    return shown.append(text.length() > SHOWN ? "…'" : "'").toString();
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
