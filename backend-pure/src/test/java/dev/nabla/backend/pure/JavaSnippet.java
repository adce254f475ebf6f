package dev.nabla.backend.pure;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles and runs what a failure prints. */
final class JavaSnippet {
  private JavaSnippet() {}

  /** An error unless all of {@code bodies} are statements of Java on kernels. */
  static void compile(Path folder, List<String> bodies) throws IOException {
    StringBuilder source = new StringBuilder();
    for (String each :
        List.of("dev.nabla.backend", "dev.nabla.kernel", "dev.nabla.tensor", "java.util")) {
      source.append("import ").append(each).append(".*;\n");
    }
    source.append("class All {\n");
    for (int i = 0; i < bodies.size(); i++) {
      source.append("static void m").append(i).append("() {\n").append(bodies.get(i)).append("}\n");
    }
    Path file = Files.writeString(folder.resolve("All.java"), source + "}\n");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String[] line = {
      "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder + "", file + ""
    };
    if (ToolProvider.getSystemJavaCompiler().run(null, said, said, line) != 0) {
      throw new AssertionError(said.toString(StandardCharsets.UTF_8));
    }
  }

  /**
   * What the first snippet in {@code message} prints on the pure backend; its class goes to {@code
   * folder}.
   */
  static String run(Path folder, String message) throws Exception {
    String snippet =
        message
            .substring(message.indexOf("import "))
            .replaceAll("(?s)// \\S+, again, in Java:.*", "")
            .replace("\"broken\"", "\"pure\"");
    int body = Math.max(snippet.indexOf("Backend backend"), snippet.indexOf("@SuppressWarnings"));
    String source =
        snippet.substring(0, body)
            + "public class Again { public static void main(String[] args) {\n"
            + snippet.substring(body)
            + "}}\n";
    Path file = Files.writeString(folder.resolve("Again.java"), source);
    String path = System.getProperty("java.class.path");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int compiled =
        compiler.run(null, null, null, "-cp", path, "-d", folder.toString(), file.toString());
    if (compiled != 0) {
      throw new AssertionError("does not compile: " + source);
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(List.of(java, "-cp", path + File.pathSeparator + folder, "Again"))
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(source + out);
    }
    return out;
  }
}
