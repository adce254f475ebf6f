package dev.nabla.inspect;

import dev.nabla.inspect.Profile.Event;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** Events in the Trace Event Format: complete events ("ph": "X"), times in microseconds. */
final class ChromeTrace {
  private ChromeTrace() {}

  /** Writes {@code events}, and how many more were not kept. */
  static void write(Path file, List<Event> events, long more) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = Files.createDirectories(target.getParent());
    Path beside = Files.createTempFile(folder, target.getFileName().toString(), ".part");
    try {
      try (Writer out = Files.newBufferedWriter(beside)) {
        out.write("{\"displayTimeUnit\":\"ns\",\"otherData\":{\"notKept\":" + more + "},");
        out.write("\"traceEvents\":[\n");
        long origin = events.stream().mapToLong(Event::begin).min().orElse(0);
        for (int i = 0; i < events.size(); i++) {
          out.write(event(events.get(i), origin) + (i + 1 < events.size() ? ",\n" : "\n"));
        }
        out.write("]}\n");
      }
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Ops and shapes need no escapes. */
  private static String event(Event e, long origin) {
    return String.format(
        Locale.ROOT,
        "{\"name\":\"%s\",\"ph\":\"X\",\"pid\":1,\"tid\":%d,\"ts\":%.3f,\"dur\":%.3f,"
            + "\"args\":{\"shapes\":\"%s\",\"bytes\":%d}}",
        e.op(),
        e.thread(),
        (e.begin() - origin) / 1e3,
        (e.end() - e.begin()) / 1e3,
        e.shapes(),
        e.bytes());
  }
}
