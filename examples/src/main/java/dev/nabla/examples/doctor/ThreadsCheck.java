package dev.nabla.examples.doctor;

import java.util.List;

/** How many of the machine's processors there are for us. */
final class ThreadsCheck implements Check {
  private static final String THREADS = "nabla.threads";

  @Override
  public List<Finding> look(Facts facts) {
    long all =
        facts
            .text("proc/cpuinfo")
            .map(text -> text.lines().filter(line -> line.matches("processor\\s*:.*")).count())
            .orElse(0L);
    String threads = facts.property(THREADS);
    String found =
        facts.processors()
            + (all > facts.processors() ? " of " + all : "")
            + (facts.processors() == 1 && all <= 1 ? " processor" : " processors")
            + (threads.isEmpty() ? "" : ", and -D" + THREADS + "=" + threads);
    return List.of(
        all > facts.processors()
            ? Finding.note(
                found,
                "a container's limit, taskset or -XX:ActiveProcessorCount keeps the others from"
                    + " us: raise it")
            : Finding.ok(found));
  }
}
