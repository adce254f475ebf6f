package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a real bash. */
class CompletionCommandTest {
  private static final Path BASH = Path.of("/bin/bash");

  /** What bash does at a tab: it names the words so far, and calls the function. */
  private static final String TAB =
      """
      compopt() { :; } # is for bash's own calls alone
      source "$1"
      shift
      COMP_WORDS=("$@")
      COMP_CWORD=$(($# - 1))
      COMP_LINE="$*"
      COMP_POINT=${#COMP_LINE}
      spec=$(complete -p nabla) || exit 1
      function=${spec#*-F }
      "${function%% *}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir private Path folder;

  private List<String> completed(String... words) throws Exception {
    assumeTrue(Files.isExecutable(BASH), "there is no bash");
    Ran ran = Ran.command("completion");
    assertEquals(0, ran.exit(), ran::err);
    Path script = Files.writeString(folder.resolve("completion"), ran.out());
    Path tab = Files.writeString(folder.resolve("tab"), TAB);
    Path err = folder.resolve("err.txt");
    ProcessBuilder bash =
        new ProcessBuilder(BASH.toString(), "--norc", tab.toString(), script.toString());
    bash.command().addAll(List.of(words));
    Process process = bash.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> out);
    assertEquals("", Files.readString(err));
    return out.lines().map(String::strip).filter(word -> !word.isEmpty()).toList();
  }

  @Test
  void commands() throws Exception {
    assertEquals(List.of("train"), completed("nabla", "tr"));
    List<String> all = completed("nabla", "");
    assertTrue(
        all.containsAll(List.of("run", "train", "predict", "summary", "doctor", "bench")),
        all::toString);
    assertEquals(List.of(), completed("nabla", "nope"));
  }

  @Test
  void options() throws Exception {
    List<String> train = completed("nabla", "train", "--");
    assertTrue(train.containsAll(List.of("--out", "--backend", "--quiet")), train::toString);
    assertEquals(List.of("--graph"), completed("nabla", "summary", "--gr"));
    assertEquals(List.of("mermaid", "dot"), completed("nabla", "summary", "--graph", ""));
  }
}
