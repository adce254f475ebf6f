package dev.nabla.examples.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.examples.Nabla;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own, on a class path that is broken as they are in practice. */
class DoctorCommandTest {
  private static final String SERVICES = "META-INF/services/dev.nabla.backend.BackendProvider";

  @TempDir private Path folder;

  private record Told(int exit, List<String> lines) {}

  private Told doctor(String classPath, String... options) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Duser.home=" + folder);
    line.addAll(List.of(options));
    line.addAll(List.of("-cp", classPath, Nabla.class.getName(), "doctor"));
    Process process =
        new ProcessBuilder(line).redirectError(folder.resolve("err.txt").toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Told(process.waitFor(), out.lines().toList());
  }

  @Test
  void allIsWellHere() throws Exception {
    Told told = doctor(System.getProperty("java.class.path"));
    assertEquals(0, told.exit(), told::toString);
    assertTrue(
        told.lines().stream().anyMatch(l -> l.matches("ok: backend pure \\(Java .*usable")),
        told::toString);
    assertTrue(
        told.lines().stream()
            .anyMatch(l -> l.startsWith("note: backend pure does not use the Vector API")),
        told::toString);
  }

  /** What every run would be refused with. */
  @Test
  void aChoiceThatIsRefused() throws Exception {
    String path = System.getProperty("java.class.path");
    Told told = doctor(path, "-Dnabla.backend=profile(nope)");
    assertEquals(1, told.exit(), told::toString);
    assertTrue(
        told.lines().stream().anyMatch(l -> l.startsWith("problem: ") && l.contains("'nope'")),
        told::toString);
  }

  /** All jars made one, where the first services file wins: the backends after it are lost. */
  @Test
  void anUnmergedServicesFile() throws Exception {
    Path fat = folder.resolve("fat.jar");
    Set<String> written = new HashSet<>();
    try (OutputStream out = Files.newOutputStream(fat);
        JarOutputStream jar = new JarOutputStream(out)) {
      put(
          jar,
          written,
          SERVICES,
          "dev.nabla.backend.pure.PureProvider\n".getBytes(StandardCharsets.UTF_8));
      put(jar, written, "dev/nabla/backend/djl/DjlProvider.class", new byte[0]);
      for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        putAll(jar, written, Path.of(part));
      }
    }
    Told told = doctor(fat.toString());
    assertEquals(1, told.exit(), told::toString);
    String lost =
        told.lines().stream().filter(l -> l.startsWith("problem: ")).findFirst().orElse("");
    assertTrue(lost.contains("dev.nabla.backend.djl.DjlProvider"), told::toString);
    assertTrue(lost.contains("ServicesResourceTransformer"), told::toString);
  }

  private static void putAll(JarOutputStream jar, Set<String> written, Path part)
      throws IOException {
    if (Files.isDirectory(part)) {
      try (Stream<Path> files = Files.walk(part)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = part.relativize(file).toString().replace(File.separatorChar, '/');
          put(jar, written, name, Files.readAllBytes(file));
        }
      }
    } else if (part.toString().matches(".*(nabla|picocli|guice|inject|guava|failure).*\\.jar")) {
      try (JarFile from = new JarFile(part.toFile())) {
        for (Enumeration<JarEntry> all = from.entries(); all.hasMoreElements(); ) {
          JarEntry entry = all.nextElement();
          if (!entry.isDirectory()) {
            put(jar, written, entry.getName(), from.getInputStream(entry).readAllBytes());
          }
        }
      }
    }
  }

  private static void put(JarOutputStream jar, Set<String> written, String name, byte[] content)
      throws IOException {
    if (written.add(name)) {
      jar.putNextEntry(new JarEntry(name));
      jar.write(content);
      jar.closeEntry();
    }
  }

  /** The engines' jars without those that hold the native code. */
  @Test
  void aMissingNativeJar() throws Exception {
    List<String> kept = new ArrayList<>();
    boolean engines = false;
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      boolean library =
          part.matches(".*-(linux|macosx|osx|windows|win)-[a-z0-9_]+(-[a-z0-9-]+)?\\.jar");
      engines |= library;
      if (!library) {
        kept.add(part);
      }
    }
    Told told = doctor(String.join(File.pathSeparator, kept));
    List<String> problems = told.lines().stream().filter(l -> l.startsWith("problem: ")).toList();
    assertEquals(engines ? 1 : 0, told.exit(), told::toString);
    assertEquals(engines ? 2 : 0, problems.size(), told::toString);
    problems.forEach(
        l -> assertTrue(l.contains(" is refused; ") && l.contains("with classifier"), l));
  }

  /** As the test above, where the build has no engine: provider and engine without its library. */
  @Test
  void whatAProviderSaysIsTold() throws Exception {
    Path services = folder.resolve("extra/" + SERVICES);
    Files.createDirectories(services.getParent());
    Files.writeString(services, Refused.class.getName());
    String path =
        folder.resolve("extra") + File.pathSeparator + System.getProperty("java.class.path");
    Told told = doctor(path);
    assertEquals(1, told.exit(), told::toString);
    assertTrue(
        told.lines().contains("problem: backend refused (2) is refused; it lacks a jar: add it"),
        told::toString);
  }
}
