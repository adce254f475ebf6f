package dev.nabla.conformance;

import com.google.gson.GsonBuilder;
import dev.nabla.tensor.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The greatest error of each operation, whether it passed or not. */
final class GoldenErrors {
  /**
   * An error in units of {@link Tolerance}.
   *
   * @param units a number, or {@code Infinity} where one side is no number
   * @param in the case that it was seen in
   */
  private record Greatest(double units, double allowed, String in) {}

  private final Map<String, Map<String, Greatest>> found = new TreeMap<>();

  /** Notes {@code units} for the case's operation if it is the greatest so far. */
  synchronized void add(GoldenCase golden, String what, DType dtype, double units, double allowed) {
    String key = Expect.name(dtype) + " " + what;
    Greatest greatest = new Greatest(units, allowed, golden.id());
    found
        .computeIfAbsent(golden.method(), m -> new TreeMap<>())
        .merge(key, greatest, (a, b) -> b.units() > a.units() ? b : a);
  }

  /** Writes {@code target/golden/<backend>.json}. */
  synchronized void write(String backend) throws IOException {
    String json =
        new GsonBuilder()
            .serializeSpecialFloatingPointValues()
            .setPrettyPrinting()
            .create()
            .toJson(found);
    Path folder = Files.createDirectories(Path.of("target", "golden"));
    Files.writeString(folder.resolve(backend + ".json"), json + "\n");
  }
}
