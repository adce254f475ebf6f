package dev.nabla.examples.task;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.examples.Snippets;
import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The tasks in the pages are tasks, and what is but a part of one is YAML. */
class YamlPagesTest {
  /** What a whole task begins with; a block without them shows a part of one. */
  private static final List<String> WHOLE = List.of("data:", "model:");

  @Test
  void tasksAreUnderstood() throws IOException {
    for (String page : Snippets.pages()) {
      for (String block : Snippets.of(page, "yaml")) {
        assertDoesNotThrow(() -> understand(page, block), () -> page + "\n" + block);
      }
    }
  }

  private static Object understand(String page, String block) {
    boolean whole = WHOLE.stream().allMatch(key -> ("\n" + block).contains("\n" + key));
    return whole
        ? TaskFile.parse(page, block)
        : new Load(LoadSettings.builder().build()).loadFromString(block);
  }

  /** The test would notice. */
  @Test
  void whatIsNoneIsNoticed() {
    assertThrows(NablaException.class, () -> understand("page", "data: a.csv\nmodel: 7\n"));
    assertThrows(RuntimeException.class, () -> understand("page", "a: [1\n"));
    Path iris = Path.of("data/iris.yaml");
    assertTrue(assertDoesNotThrow(() -> TaskFile.read(iris)) != null);
  }
}
