package dev.nabla.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of reports, one of each backend, and a page of them side by side. */
final class ReportFolder {
  private static final String JSON = ".json";

  private ReportFolder() {}

  /** Writes {@code <backend>.json}, and {@code index.html} of all that lie in the folder. */
  static void add(Path folder, Report report) throws IOException {
    Files.createDirectories(folder);
    replace(folder.resolve(file(report.backend())), ReportJson.write(report));
    replace(folder.resolve("index.html"), ReportPage.of(all(folder)));
  }

  /** {@code check(pure,djl)} is no name for a file everywhere. */
  static String file(String backend) {
    return backend.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("-$", "") + JSON;
  }

  private static List<Report> all(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(f -> f.toString().endsWith(JSON)).sorted().toList();
    }
    List<Report> reports = new ArrayList<>();
    for (Path file : files) {
      reports.add(ReportJson.read(Files.readString(file)));
    }
    return reports;
  }

  /** Written beside and renamed, so that nobody reads half of it. */
  private static void replace(Path file, String text) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    Files.write(beside, text.getBytes(StandardCharsets.UTF_8));
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
