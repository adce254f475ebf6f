package dev.nabla.examples.doctor;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether an x86 processor has the instructions that engines are quick by; on Linux alone. */
final class ProcessorCheck implements Check {
  private static final List<String> WANTED = List.of("avx2", "fma");

  @Override
  public List<Finding> look(Facts facts) {
    return facts
        .text("proc/cpuinfo")
        .flatMap(text -> text.lines().filter(line -> line.matches("flags\\s*:.*")).findFirst())
        .map(line -> List.of(finding(line)))
        .orElse(List.of());
  }

  private static Finding finding(String line) {
    Set<String> flags = new HashSet<>(Arrays.asList(line.split("\\s+")));
    List<String> missing = WANTED.stream().filter(flag -> !flags.contains(flag)).toList();
    if (missing.isEmpty()) {
      return Finding.ok(
          "the processor has AVX2 and FMA" + (flags.contains("avx512f") ? ", and AVX-512" : ""));
    }
    return Finding.note(
        "the processor lacks " + missing + ": matrix products take several times as long",
        "use another machine, or let the virtual one show what its processor has");
  }
}
