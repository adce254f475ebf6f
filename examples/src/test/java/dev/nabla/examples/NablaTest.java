package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NablaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "''                         | Missing required subcommand",
        "rum                        | did you mean 'run'? try 'nabla --help'",
        "run prt4                   | one of all, part1, part2, part3, part4, custom, gallery, iris,",
        "run digitz                 | 'digitz'; did you mean 'digits'?",
        "run prt4                   | 'prt4'; did you mean 'part4'?",
        "run part1 nope             | 'nope'; choose one of them",
        "run --backend nope         | but found 'nope'",
        "run --backend nope         | pure Java ",
        "run --bakend pure          | did you mean '--backend'? try 'nabla run --help'",
        "run --seed x               | '--seed': 'x' is not a long",
        "run --seed 0.5             | '--seed': '0.5' is not a long",
        "run --seed                 | Missing required parameter for option '--seed'",
        "run --seed 1 --seed 2      | '--seed' (N) should be specified only once",
        "run --model lineer custom  | 'lineer'; did you mean 'linear'?",
        "run -Dnabla.backend        | KEY=VALUE",
        "backends pure              | 'pure'",
      })
  void aMistakeIsOneLine(String line, String said) {
    String[] args = line.equals("''") ? new String[0] : line.split(" +");
    assertTrue(Ran.command(args).refusal().contains(said), () -> Ran.command(args).err());
  }

  @Test
  void anUnknownExampleRunsNoneOfTheOthers() {
    assertEquals("", Ran.command("run", "part1", "nope").out());
  }

  @Test
  void runsAllByDefaultUnderHeadings() {
    Ran ran = Ran.command("run", "--backend=pure");
    List<String> headings = ran.out().lines().filter(line -> line.startsWith("== ")).toList();
    assertEquals(
        List.of(
            "== Part 1: by hand, on pure",
            "== Part 2: autograd, on pure",
            "== Part 3: loss and optimizer, on pure",
            "== Part 4: model, on pure",
            "== Custom linear regression model, on pure"),
        headings);
    assertEquals(ran, Ran.command("run", "all", "--backend=pure"));
  }

  @Test
  void runsThoseNamedInTheirOrder() {
    String out = Ran.command("run", "part2", "part1").out();
    assertTrue(out.indexOf("== Part 2") < out.indexOf("== Part 1"), out);
    assertTrue(out.startsWith("== Part 2"), out);
  }

  @Test
  void oneAloneHasNoHeading() {
    assertTrue(Ran.command("run", "part1").out().startsWith("Prediction before training"));
  }

  @ParameterizedTest
  @CsvSource({
    "--help, nabla run part3 --backend djl",
    "run --help, nabla run part4 --seed 0",
    "run --help, nabla run gallery --out elsewhere",
    "backends --help, nabla backends -Dnabla.backend=djl",
    "help run, nabla run part1 part2",
    "--version, Java",
    "run --version, Java",
    "backends --version, Java",
  })
  void helps(String line, String said) {
    Ran ran = Ran.command(line.split(" "));
    assertEquals(0, ran.exit());
    assertEquals("", ran.err());
    assertTrue(ran.out().contains(said), ran.out());
  }

  /** As with {@code java -jar nabla-examples.jar run -Dkey=value}, a JVM of its own. */
  @Test
  void aPropertyCountsBeforeAndAfterTheCommand(@TempDir Path empty) throws Exception {
    String said = "but found 'nope'";
    List<String> run = List.of("run", "part1");
    Ran before = Ran.process(empty, List.of("-Dnabla.backend=nope"), run);
    assertTrue(before.refusal().contains(said), before::err);
    List<String> after = List.of("run", "part1", "-Dnabla.backend=nope");
    Ran ran = Ran.process(empty, List.of(), after);
    assertTrue(ran.refusal().contains(said), ran::err);
  }

  @Test
  void theOptionWinsOverTheProperty(@TempDir Path empty) throws Exception {
    List<String> args = List.of("run", "part1", "--backend=pure");
    Ran ran = Ran.process(empty, List.of("-Dnabla.backend=nope"), args);
    assertEquals(Ran.command("run", "part1", "--backend=pure"), ran);
  }
}
