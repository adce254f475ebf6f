package dev.nabla.tensor;

import java.util.Locale;
import java.util.Optional;

/**
 * Native arrays of one kind that are alive.
 *
 * @param line the user's line that made them, where a census noted it
 * @param op what made them, {@code tensor} for data
 * @param arrays how many
 * @param bytes as {@link NativeMemory} counts them
 */
public record NativeHolder(
    Optional<String> line, String op, Shape shape, DType dtype, long arrays, long bytes) {
  /** {@code 3 arrays, 0.1 MB: mul [2, 3] FLOAT32, Program.step(Program.java:12)}. */
  @Override
  public String toString() {
    String made = arrays + (arrays == 1 ? " array, " : " arrays, ") + megabytes(bytes);
    return made + ": " + op + " " + shape + " " + dtype + line.map(at -> ", " + at).orElse("");
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
  }
}
