package dev.nabla.backend.pure;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles and runs what a failure prints. */
final class JavaSnippet {
  private JavaSnippet() {}

  /** What the snippet at the end of {@code message} prints on the pure backend. */
  static String run(String message) throws Exception {
    String snippet =
        message.substring(message.indexOf("import ")).replace("\"broken\"", "\"pure\"");
    int body = snippet.indexOf("Backend backend");
    Path folder = Files.createTempDirectory("snippet");
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
