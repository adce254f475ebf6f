package dev.nabla.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import dev.nabla.benchmarks.work.Work;
import dev.nabla.benchmarks.work.Workloads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Does as its standard input says, a line for each answer, {@code ok …} or {@code error …}; {@code
 * python/worker.py} speaks the same.
 *
 * <ul>
 *   <li>{@code build NAME VARIANT} makes a workload ready, and the current one;
 *   <li>{@code result FILE} writes its elements to compare, float32, little-endian;
 *   <li>{@code time N}: nanoseconds that N calls take, and bytes that this thread allocated;
 *   <li>{@code deferred}: whether a result is computed only when it is read; not in Python;
 *   <li>{@code about}: what this is.
 * </ul>
 *
 * Each times its own calls, so that no line is part of what is timed.
 */
public final class Worker {
  private static final String DIRECT = "dev.nabla.benchmarks.direct.%s.%sSide";

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Map<String, Work> built = new HashMap<>();
  private final Side side;
  private @Nullable Work current;

  /** Kept, so that no call can be left out as useless. */
  @SuppressWarnings("UnusedVariable")
  private @Nullable Object last;

  Worker(Side side) {
    this.side = side;
  }

  /** Begins; the argument is {@code nabla}, {@code djl} or {@code nd4j}. */
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // nothing else may be said between the answers
    Worker worker = new Worker(side(args[0]));
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      answers.println(worker.answer(line.split(" ")));
      answers.flush();
    }
    System.exit(0); // engines' threads may not be daemons
  }

  private static Side side(String name) {
    if (name.equals("nabla")) {
      return new NablaSide();
    }
    String type =
        DIRECT.formatted(name, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    try {
      return Class.forName(type).asSubclass(Side.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + " is not in this build: leave out -Dpure", e);
    }
  }

  String answer(String... order) {
    try {
      return switch (order[0]) {
        case "build" -> build(order[1]);
        case "result" -> result(Path.of(order[1]));
        case "time" -> time(Integer.parseInt(order[1]));
        case "deferred" -> "ok " + Deferral.of(work());
        case "about" -> "ok " + side.about();
        default -> throw new IllegalArgumentException("no order is called " + order[0]);
      };
    } catch (Exception | LinkageError e) { // whatever it is, the other end reports it and goes on
      return "error " + e.toString().replaceAll("\\s+", " ");
    }
  }

  private String build(String name) {
    last = null;
    current = built.computeIfAbsent(name, n -> side.build(Workloads.named(n)));
    return "ok";
  }

  private String result(Path file) throws IOException {
    float[] values = work().result();
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    Files.write(file, bytes.array());
    return "ok";
  }

  private String time(int count) {
    Work work = work();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      last = work.call();
    }
    long nanos = System.nanoTime() - start;
    return "ok " + nanos + " " + (threads.getCurrentThreadAllocatedBytes() - bytes);
  }

  private Work work() {
    if (current == null) {
      throw new IllegalStateException("build something first");
    }
    return current;
  }
}
