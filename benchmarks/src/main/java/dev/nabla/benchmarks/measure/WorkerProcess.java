package dev.nabla.benchmarks.measure;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@link Worker}, here or in Python, seen from outside. */
final class WorkerProcess implements AutoCloseable {
  /** What went wrong on the other side, in its words. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String words;

    Failure(String message) {
      super(message);
      this.words = message;
    }

    String words() {
      return words;
    }
  }

  /** What a block of calls took. */
  record Block(int count, long nanos, long bytes) {
    double nanosEach() {
      return (double) nanos / count;
    }

    double bytesEach() {
      return (double) bytes / count;
    }
  }

  private static final int LAST_WORDS = 300;
  private static final long PATIENCE_SECONDS = 5;
  private static final String PEAK = "VmHWM:";

  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader answers;
  private final Path complaints;
  private final String cores;

  /** One that {@link #pin} pins to {@code cores}; none if empty. */
  WorkerProcess(List<String> command, Map<String, String> environment, String cores) {
    this.cores = cores;
    try {
      complaints = Files.createTempFile("nabla-worker", ".log");
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(complaints.toFile());
      builder.environment().putAll(environment);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    orders = process.outputWriter();
    answers = process.inputReader();
  }

  void build(String workload, String variant) {
    ask("build " + workload + " " + variant);
  }

  String about() {
    return ask("about");
  }

  /** Keeps it to its cores from now on: all its threads, and the processes that it began. */
  void pin() {
    if (!cores.isEmpty()) {
      Stream.concat(Stream.of(process.toHandle()), process.descendants())
          .map(each -> Long.toString(each.pid()))
          .forEach(pid -> Launch.said("taskset", "--all-tasks", "-p", "-c", cores, pid));
    }
  }

  float[] result() {
    try {
      Path file = Files.createTempFile("nabla-result", ".f32");
      try {
        ask("result " + file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Block time(int count) {
    String[] told = ask("time " + count).split(" ", -1);
    return new Block(count, Long.parseLong(told[0]), Long.parseLong(told[1]));
  }

  /** Time that it has had of the processor, all its threads; that passed, if nobody tells. */
  long processorNanos() {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElseGet(System::nanoTime);
  }

  /** Whether a result is computed only when it is read, and so was not timed. */
  boolean isDeferred() {
    return Boolean.parseBoolean(ask("deferred"));
  }

  /** The most memory that it has had resident, in bytes; 0 where the system does not tell. */
  long peak() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /** What it said besides its answers, the JVM's own lines left out. */
  List<String> remarks() {
    try {
      return Files.readAllLines(complaints).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("WARNING:"))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private String ask(String order) {
    try {
      orders.write(order);
      orders.newLine();
      orders.flush();
      String answer = answers.readLine();
      if (answer != null && answer.startsWith("ok")) {
        return answer.substring("ok".length()).strip();
      }
      throw new Failure(answer == null ? "it ended: " + lastWords() : answer.strip());
    } catch (IOException e) {
      throw new Failure("it ended: " + lastWords());
    }
  }

  private String lastWords() {
    String all = String.join(" | ", remarks()); // Java's reason comes first, and Python's last
    return all.length() <= 2 * LAST_WORDS
        ? all
        : all.substring(0, LAST_WORDS) + " … " + all.substring(all.length() - LAST_WORDS);
  }

  @Override
  public void close() {
    try {
      orders.close();
    } catch (IOException e) {
      process.destroy(); // it has gone already
    }
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Files.deleteIfExists(complaints);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
