package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Every command, given what it cannot use: one line, exit code 2, no trace. */
class WrongInputTest {
  private static final String GOOD = "{data: {file: t.csv, target: y}, model: [], epochs: 1}";

  @TempDir private Path folder;

  /** A good task and model, and everything that may stand in their place. */
  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "x,y\n1,2.5\n2,3.5\n");
    Files.writeString(folder.resolve("good.yaml"), GOOD);
    Files.writeString(folder.resolve("z.yaml"), GOOD.replace("target: y", "target: z"));
    Files.writeString(folder.resolve("empty.yaml"), "");
    Files.writeString(folder.resolve("text.yaml"), "a text");
    byte[] rubbish = new byte[1000];
    new Random(1).nextBytes(rubbish);
    for (String name : new String[] {"rubbish.yaml", "rubbish.safetensors", "rubbish.csv"}) {
      Files.write(folder.resolve(name), rubbish);
    }
    Files.write(folder.resolve("empty.safetensors"), new byte[0]);
    Files.writeString(folder.resolve("bare.safetensors"), "\2\0\0\0\0\0\0\0{}");
    Files.createDirectories(folder.resolve("folder.yaml"));
    Files.createDirectories(folder.resolve("folder.safetensors"));
    Ran ran = run("train @good.yaml --out @m");
    assertEquals(0, ran.exit(), ran::toString);
    Files.copy(folder.resolve("m/model.safetensors"), folder.resolve("model.safetensors"));
  }

  /** {@code @} stands for the folder. */
  private Ran run(String line) {
    return Ran.command(line.replace("@", folder + "/").split(" +"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train @none.yaml | none.yaml: expected a file",
        "train @folder.yaml | folder.yaml: expected a file",
        "train @rubbish.yaml | rubbish.yaml: expected",
        "train @empty.yaml | empty.yaml",
        "train @text.yaml | text.yaml",
        "train @z.yaml | 'z'",
        "train @good.yaml --out @t.csv | t.csv: expected a folder to write to",
        "train @good.yaml --out @t.csv/below | below: expected a folder to write to",
        "train @good.yaml --out /proc/none | /proc/none: expected a folder to write to",
        "train @good.yaml --backend nope | 'nope'",
        "train @good.yaml --backend check(pure | check(A,B)",
        "train @good.yaml --live=0 | '--live'",
        "train @good.yaml --live --port x --out @m | '--port': 'x' is not an int",
        "train @good.yaml --live --port 65536 --out @m | expected a port from 1 to 65535",
        "train @good.yaml --port 0 --out @t.csv | '--port' is that of the page: add --live",
        "train | Missing required parameter: 'FILE'",
        "train @good.yaml extra | Unmatched argument",
        "predict @none.safetensors 1 | none.safetensors: expected",
        "predict @folder.safetensors 1 | folder.safetensors: expected",
        "predict @rubbish.safetensors 1 | rubbish.safetensors: expected",
        "predict @empty.safetensors 1 | empty.safetensors: expected",
        "predict @bare.safetensors 1 | bare.safetensors: expected a model that 'nabla train' wrote",
        "predict @good.yaml 1 | good.yaml: expected",
        "predict @model.safetensors | expected 1 numbers, for [x], but found 0",
        "predict @model.safetensors one | Unmatched argument at index 2: 'one'",
        "predict @model.safetensors 1 --backend nope | 'nope'",
        "predict @model.safetensors --table @none.csv | none.csv: expected",
        "predict @model.safetensors --table @folder.yaml | folder.yaml: expected",
        "predict @model.safetensors --table @rubbish.csv | rubbish.csv",
        "predict @model.safetensors --table @good.yaml | good.yaml",
        "summary @none.yaml | none.yaml: expected a file",
        "summary @folder.yaml | folder.yaml: expected a file",
        "summary @rubbish.yaml | rubbish.yaml: expected",
        "summary @rubbish.safetensors | rubbish.safetensors: expected",
        "summary @empty.safetensors | empty.safetensors: expected",
        "summary @bare.safetensors | bare.safetensors: expected a model that 'nabla train' wrote",
        "summary @folder.safetensors | folder.safetensors: expected",
        "summary @z.yaml | 'z'",
        "summary @good.yaml --backend nope | 'nope'",
        "conform --backend pure --only none/* --out @t.csv | t.csv",
        "conform --backend pure --only none/* --out @t.csv/below | t.csv",
        "backends extra | 'extra'",
        "doctor extra | 'extra'",
        "completion extra | 'extra'",
        "bench --seconds -1 | '-1.0' is not above 0",
        "run part1 --module no.such.Thing | no.such.Thing",
        "help nope | 'nope'",
      })
  void isOneLine(String line, String said) {
    String refusal = run(line).refusal();
    assertTrue(refusal.contains(said), refusal);
  }

  /** None was forgotten above. */
  @Test
  void everyCommandIsTried() throws Exception {
    CommandLine command = Nabla.commandLine();
    CsvSource tried =
        WrongInputTest.class
            .getDeclaredMethod("isOneLine", String.class, String.class)
            .getAnnotation(CsvSource.class);
    for (String name : command.getSubcommands().keySet()) {
      assertTrue(Stream.of(tried.value()).anyMatch(line -> line.startsWith(name + " ")), name);
    }
  }
}
