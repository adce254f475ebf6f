package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.conformance.FuzzVerdict.Kind;
import dev.nabla.tensor.NablaException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the smallest program that still fails as a given one does, one simplification a time. */
final class FuzzShrinker {
  private static final int CHECKS = 3000;

  private final Function<FuzzProgram, FuzzVerdict> judge;
  private final FuzzRunner runner;
  private FuzzProgram program;
  private FuzzVerdict verdict;
  private int checks;

  FuzzShrinker(
      Function<FuzzProgram, FuzzVerdict> judge,
      Backend reference,
      FuzzProgram program,
      FuzzVerdict verdict) {
    this.judge = judge;
    this.runner = new FuzzRunner(reference);
    this.program = program;
    this.verdict = verdict;
  }

  /** The smallest one and what is wrong with it, as Java that runs on {@code backends}. */
  FuzzSnippet shrink(List<String> backends) {
    while (checks < CHECKS && simplified()) {}
    return new FuzzSnippet(program, runner.first(program), verdict, backends);
  }

  private boolean simplified() {
    FuzzTrace trace = runner.first(program);
    FuzzSimpler simpler = new FuzzSimpler(program, trace);
    Stream<FuzzProgram> candidates =
        Stream.of(
                verdict.kind() == Kind.VALUE ? simpler.cut(verdict.node()) : simpler.cuts(),
                simpler.withoutStep(),
                FuzzSmaller.shapes(program),
                FuzzSmaller.arguments(program),
                FuzzSmaller.values(program))
            .flatMap(each -> each);
    Iterator<FuzzProgram> each = candidates.iterator();
    while (each.hasNext() && checks++ < CHECKS) {
      FuzzProgram candidate = each.next();
      FuzzVerdict found = judged(candidate);
      if (found.kind() == verdict.kind()) {
        program = candidate;
        verdict = found;
        return true;
      }
    }
    return false;
  }

  private FuzzVerdict judged(FuzzProgram candidate) {
    try {
      return judge.apply(candidate);
    } catch (NablaException e) {
      return FuzzVerdict.of(Kind.UNFIT);
    }
  }
}
