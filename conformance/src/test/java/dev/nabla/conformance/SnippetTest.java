package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.conformance.GoldenVectors.Section;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a failure prints is Java. */
class SnippetTest {
  /** A call of each method with each kind of arguments. */
  @Test
  void everyMethodsSnippetCompiles(@TempDir Path folder) throws IOException {
    StringBuilder source = new StringBuilder("class All {\n");
    Set<String> seen = new HashSet<>();
    String imports = "";
    for (Section section : GoldenVectors.sections()) {
      for (GoldenCase golden : section.cases()) {
        if (seen.add(golden.on() + "." + golden.method() + kinds(golden))) {
          String snippet = Snippet.of("pure", golden, section.tensors());
          int body = snippet.indexOf("Backend backend");
          imports = snippet.substring(0, body);
          source.append("static void m").append(seen.size()).append("() {\n");
          source.append(snippet.substring(body)).append("}\n");
        }
      }
    }
    assertTrue(seen.size() > 300, () -> "only " + seen.size() + " snippets");
    Path file = Files.writeString(folder.resolve("All.java"), imports + source + "}\n");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String[] line = {
      "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder + "", file + ""
    };
    int result = ToolProvider.getSystemJavaCompiler().run(null, said, said, line);
    assertEquals(0, result, () -> said.toString(StandardCharsets.UTF_8));
  }

  private static String kinds(GoldenCase golden) {
    StringBuilder kinds = new StringBuilder();
    golden.arguments().forEach(a -> kinds.append(a.getAsJsonObject().keySet()));
    return kinds.toString();
  }
}
