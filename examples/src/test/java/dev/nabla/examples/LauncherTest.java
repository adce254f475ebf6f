package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code bin/nabla}, with a jar that is no more than a class path. */
class LauncherTest {
  @TempDir private Path folder;
  private Path script;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void withAJar() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no sh");
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, Nabla.class.getName());
    main.put(
        Attributes.Name.CLASS_PATH,
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(part -> Path.of(part).toUri().toString())
            .collect(Collectors.joining(" ")));
    Path home = folder.resolve("a home");
    script = home.resolve("bin/nabla");
    Files.createDirectories(script.getParent());
    Files.copy(Path.of("bin", "nabla"), script, StandardCopyOption.COPY_ATTRIBUTES);
    Path jar = home.resolve("target/nabla-examples.jar");
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    environment.put("JAVA_HOME", System.getProperty("java.home"));
  }

  private Ran launch(Path command, String... args) throws Exception {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(args));
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(folder.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(n -> n.startsWith("NABLA_") || n.equals("JAVA_HOME"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out, Files.readString(err));
  }

  /** Links to links, one of them relative, and another folder to be in. */
  @Test
  void runsThroughLinksWithItsOptions() throws Exception {
    Path far = Files.createDirectories(folder.resolve("far away"));
    Files.createSymbolicLink(far.resolve("first"), script);
    Path second = Files.createSymbolicLink(far.resolve("nabla"), Path.of("first"));
    environment.put("NABLA_OPTS", "-Dnabla.threads=1 -Dnabla.backend=pure -Duser.home=" + folder);
    Ran ran = launch(second, "doctor");
    assertEquals(0, ran.exit(), ran::toString);
    assertTrue(ran.out().contains("and -Dnabla.threads=1"), ran::toString);
    assertTrue(ran.out().contains("ok: backend pure uses the Vector API"), ran::toString);
  }

  @Test
  void handsOnArgumentsAndTheExitCode() throws Exception {
    Ran ran = launch(script, "run", "no such example");
    assertEquals(2, ran.exit(), ran::toString);
    assertTrue(ran.err().contains("'no such example'"), ran::toString);
  }

  @Test
  void withoutAJarItIsOneLine() throws Exception {
    environment.put("NABLA_JAR", folder.resolve("none.jar").toString());
    String refusal = launch(script, "backends").refusal();
    assertTrue(refusal.contains("there is no " + folder.resolve("none.jar")), refusal);
  }

  @Test
  void withoutAJavaItIsOneLine() throws Exception {
    environment.put("JAVA_HOME", folder.resolve("none").toString());
    String refusal = launch(script, "backends").refusal();
    assertTrue(refusal.contains("there is no " + folder.resolve("none/bin/java")), refusal);
  }

  /** One that does not know the option, as Java 8 does not. */
  @Test
  void anOldJavaIsOneLine() throws Exception {
    for (String said : List.of("exit 1", "echo java.base@11.0.2")) {
      Path java = folder.resolve("bin/java");
      Files.createDirectories(java.getParent());
      Files.writeString(java, "#!/bin/sh\n" + said + "\n");
      assertTrue(java.toFile().setExecutable(true));
      environment.put("JAVA_HOME", folder.toString());
      String refusal = launch(script, "backends").refusal();
      assertTrue(refusal.contains(java + " is no Java of 17 or newer; install one"), refusal);
    }
  }
}
