package dev.nabla.examples.gallery;

import dev.nabla.plot.Picture;
import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What an {@link Exhibit} tells: lines and figures, which are printed, and pictures in a folder.
 */
public final class Report {
  private final PrintWriter out;
  private final Path folder;

  /** Prints to {@code out}; {@code folder} is made when the first picture is. */
  public Report(PrintWriter out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /** Prints a line. */
  public void line(String text) {
    out.println(text);
    out.flush();
  }

  /** Prints {@code name: value}. */
  public void figure(String name, double value) {
    line(name + ": " + String.format(Locale.ROOT, "%.4g", value));
  }

  /** Writes {@code name.png}, and prints where. */
  public void picture(String name, Picture picture) {
    Path file = folder.resolve(name + ".png");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new NablaException(
          folder.toString(), "a folder to write to", String.valueOf(e), "name another, --out", e);
    }
    picture.save(file);
    line("wrote " + file);
  }
}
