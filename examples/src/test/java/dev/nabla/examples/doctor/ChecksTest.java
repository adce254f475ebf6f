package dev.nabla.examples.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backends.Candidate;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check both ways, on facts that are given to it. */
class ChecksTest {
  private static final String SERVICES = "META-INF/services/dev.nabla.backend.BackendProvider";
  private static final String PURE = "dev/nabla/backend/pure/PureProvider.class";
  private static final String DJL = "dev/nabla/backend/djl/DjlProvider.class";

  @TempDir private Path folder;
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> entries = new HashMap<>();
  private List<Candidate> backends = List.of(usable("pure"));
  private List<String> options = List.of();
  private Optional<String> chosen = Optional.of("pure");

  @BeforeEach
  void aMachineOnWhichAllIsWell() throws IOException {
    properties.put("java.specification.version", "17");
    properties.put("java.version", "17.0.9");
    properties.put("java.vendor", "Acme");
    properties.put("java.home", "/opt/java");
    properties.put("user.home", folder.toString());
    file("proc/cpuinfo", "processor : 0\nflags : fpu avx2 fma\nprocessor : 1\nflags : fpu\n");
  }

  private void file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Candidate usable(String name) {
    return new Candidate(name, "1.0", Optional.empty());
  }

  /** The line of the one finding of {@code check}, or nothing. */
  private String found(Check check) throws IOException {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar().toUri().toURL()}, null)) {
      List<String> lines = check.look(facts(loader)).stream().map(Finding::line).toList();
      assertTrue(lines.size() <= 1, lines::toString);
      return String.join("", lines);
    }
  }

  private Facts facts(ClassLoader loader) {
    return new Facts(properties, environment, options, loader, folder, backends, chosen, 2);
  }

  /** A real jar of {@link #entries}. */
  private Path jar() throws IOException {
    Path jar = folder.resolve("fat.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entry = new JarOutputStream(out)) {
      for (Map.Entry<String, String> e : entries.entrySet()) {
        entry.putNextEntry(new JarEntry(e.getKey()));
        entry.write(e.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  @Test
  void java() throws IOException {
    assertEquals("ok: Java 17.0.9, Acme, in /opt/java", found(new JavaCheck()));
    properties.put("java.specification.version", "1.8");
    assertTrue(found(new JavaCheck()).startsWith("problem: Java 17.0.9, Acme"));
    assertTrue(found(new JavaCheck()).contains("; Nabla needs Java 17 or newer: install one"));
  }

  @Test
  void backends() throws IOException {
    assertEquals("ok: backend pure (1.0) is usable", found(new BackendsCheck()));
    chosen = Optional.empty();
    backends = List.of(new Candidate("djl", "0.35", Optional.of("it lacks a jar: add it")));
    assertEquals(
        "problem: backend djl (0.35) is refused; it lacks a jar: add it",
        found(new BackendsCheck()));
    backends = List.of();
    assertTrue(found(new BackendsCheck()).startsWith("problem: no backend is on the class path;"));
  }

  @Test
  void theChoice() throws IOException {
    chosen = Optional.of("check(pure,pure)");
    assertEquals("ok: backend pure (1.0) is usable", found(new BackendsCheck()));
    chosen = Optional.of("nope");
    assertEquals(
        "problem: -Dnabla.backend names 'nope', which is not on the class path; name another, or"
            + " add its jar",
        second());
    chosen = Optional.of("profile(nope)");
    String found = second();
    assertTrue(found.startsWith("problem: -Dnabla.backend names 'profile(nope)'; back"), found);
    assertTrue(found.contains("but found 'nope'; choose one of them, or add the jar"), found);
    chosen = Optional.of("check(pure");
    assertTrue(second().contains("'check(pure'; backend: expected check(A,B), "), second());
  }

  private String second() {
    return new BackendsCheck().look(facts(ChecksTest.class.getClassLoader())).get(1).line();
  }

  @Test
  void noChoice() {
    chosen = Optional.empty();
    backends = List.of(usable("djl"), usable("nd4j"));
    List<Finding> found = new BackendsCheck().look(facts(ChecksTest.class.getClassLoader()));
    assertEquals(
        "problem: a run would be refused, for several backends are usable, and none is pure;"
            + " choose one with -Dnabla.backend=NAME",
        found.get(2).line());
    backends = List.of(new Candidate("djl", "0.35", Optional.of("it lacks a jar: add it")));
    assertEquals(1, new BackendsCheck().look(facts(ChecksTest.class.getClassLoader())).size());
  }

  @Test
  void servicesOfAFatJar() throws IOException {
    assertEquals("", found(new ServicesCheck()));
    entries.put(PURE, "");
    entries.put(DJL, "");
    entries.put(SERVICES, "# ours\ndev.nabla.backend.pure.PureProvider # plain\n");
    String found = found(new ServicesCheck());
    assertTrue(
        found.startsWith("problem: the classes [dev.nabla.backend.djl.DjlProvider] are"), found);
    assertTrue(found.contains("; where jars are made one") && found.contains("shade"), found);
    entries.put(
        SERVICES, "dev.nabla.backend.pure.PureProvider\ndev.nabla.backend.djl.DjlProvider\n");
    assertEquals("ok: each backend's classes are named as services: 2", found(new ServicesCheck()));
  }

  @Test
  void processor() throws IOException {
    assertEquals("ok: the processor has AVX2 and FMA", found(new ProcessorCheck()));
    file("proc/cpuinfo", "flags\t: fpu fma\n");
    assertTrue(found(new ProcessorCheck()).startsWith("note: the processor lacks [avx2]: "));
    file("proc/cpuinfo", "Features : asimd\n");
    assertEquals("", found(new ProcessorCheck()));
    Files.delete(folder.resolve("proc/cpuinfo"));
    assertEquals("", found(new ProcessorCheck()));
  }

  @Test
  void threads() throws IOException {
    assertEquals("ok: 2 processors", found(new ThreadsCheck()));
    properties.put("nabla.threads", "1");
    assertEquals("ok: 2 processors, and -Dnabla.threads=1", found(new ThreadsCheck()));
    file("proc/cpuinfo", "processor : 0\n".repeat(8));
    assertTrue(
        found(new ThreadsCheck())
            .startsWith("note: 2 of 8 processors, and -Dnabla.threads=1; a container's limit"));
  }

  @Test
  void vectors() throws IOException {
    assertEquals("ok: backend pure uses the Vector API", found(new VectorCheck()));
    for (String why : List.of("-Dnabla.vector=false", "add --add-modules jdk.incubator.vector")) {
      backends = List.of(new Candidate("pure", "Java 17, no vectors: " + why, Optional.empty()));
      String found = found(new VectorCheck());
      assertTrue(found.startsWith("note: backend pure does not use the Vector API"), found);
      assertTrue(found.endsWith("; " + why), found);
    }
    backends = List.of(usable("djl"));
    assertEquals("", found(new VectorCheck()));
  }

  @Test
  void gpu() throws IOException {
    assertTrue(found(new GpuCheck()).startsWith("ok: no NVIDIA GPU was seen"));
    file("proc/driver/nvidia/version", "NVRM");
    assertTrue(found(new GpuCheck()).startsWith("note: an NVIDIA GPU is there, but every"));
    Files.delete(folder.resolve("proc/driver/nvidia/version"));
    for (String tool : List.of("nvidia-smi", "nvidia-smi.exe")) {
      for (String bin : List.of("%s", "none%2$s\0%2$s%2$s%1$s", "\"%s\"")) {
        Path to = folder.resolve("bin");
        environment.put("PATH", String.format(bin, to, File.pathSeparator));
        file("bin/" + tool, "");
        assertTrue(found(new GpuCheck()).startsWith("ok"));
        assertTrue(to.resolve(tool).toFile().setExecutable(true));
        assertTrue(found(new GpuCheck()).startsWith("note"));
        Files.delete(to.resolve(tool));
      }
    }
  }

  @Test
  void nativeAccess() throws IOException {
    assertEquals("", found(new NativeAccessCheck()));
    properties.put("java.specification.version", "25");
    assertEquals("", found(new NativeAccessCheck()));
    backends = List.of(usable("nd4j"));
    assertEquals(
        "note: Java 25 warns of the engines' native code; start java with"
            + " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow",
        found(new NativeAccessCheck()));
    options =
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    assertTrue(found(new NativeAccessCheck()).startsWith("ok: "));
    backends = List.of(usable("djl"));
    options = List.of();
    assertTrue(found(new NativeAccessCheck()).endsWith("--enable-native-access=ALL-UNNAMED"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(NativeAccessCheck.IN_MANIFEST, "ALL-UNNAMED");
    Path started = folder.resolve("started.jar");
    try (OutputStream out = Files.newOutputStream(started)) {
      new JarOutputStream(out, manifest).close();
    }
    properties.put("java.class.path", started.toString());
    assertTrue(found(new NativeAccessCheck()).startsWith("ok: "));
  }

  @Test
  void foldersOfDjl() throws IOException {
    assertEquals("", found(new FoldersCheck()));
    backends = List.of(usable("djl"));
    String unpacks = "ok: backend djl unpacks its libraries into ";
    assertEquals(unpacks + folder.resolve(".djl.ai"), found(new FoldersCheck()));
    properties.put("user.home", folder.resolve("none").toString());
    properties.put("java.io.tmpdir", folder.resolve("tmp").toString());
    assertEquals(unpacks + folder.resolve("tmp/.djl.ai"), found(new FoldersCheck()));
    properties.put("DJL_CACHE_DIR", folder.resolve("property").toString());
    assertEquals(unpacks + folder.resolve("property"), found(new FoldersCheck()));
    environment.put("DJL_CACHE_DIR", folder.resolve("variable").toString());
    assertEquals(unpacks + folder.resolve("variable"), found(new FoldersCheck()));
    environment.put("ENGINE_CACHE_DIR", folder.resolve("engine").toString());
    assertEquals(unpacks + folder.resolve("engine"), found(new FoldersCheck()));
    environment.put("ENGINE_CACHE_DIR", "");
    assertEquals(unpacks + folder.resolve("variable"), found(new FoldersCheck()));
    file("file", "");
    for (String bad : List.of("file", "file/below", "\0")) {
      environment.put("DJL_CACHE_DIR", folder + "/" + bad);
      assertTrue(
          found(new FoldersCheck())
              .endsWith(
                  " cannot be written; name another with the environment's ENGINE_CACHE_DIR, or"
                      + " mend its rights"));
    }
  }

  @Test
  void foldersOfNd4j() throws IOException {
    backends = List.of(usable("nd4j"));
    String unpacks = "ok: backend nd4j unpacks its libraries into ";
    properties.put("java.io.tmpdir", folder.resolve("tmp").toString());
    properties.put("user.name", "me");
    assertEquals(unpacks + folder.resolve(".javacpp/cache"), found(new FoldersCheck()));
    properties.put("org.bytedeco.javacpp.cacheDir", folder.resolve("second").toString());
    assertEquals(unpacks + folder.resolve("second"), found(new FoldersCheck()));
    properties.put("org.bytedeco.javacpp.cachedir", folder.resolve("first").toString());
    assertEquals(unpacks + folder.resolve("first"), found(new FoldersCheck()));
    file("file", "");
    properties.put("org.bytedeco.javacpp.cachedir", folder.resolve("file/a").toString());
    properties.put("org.bytedeco.javacpp.cacheDir", "");
    properties.put("user.home", folder.resolve("file").toString());
    assertEquals(unpacks + folder.resolve("tmp/.javacpp-me/cache"), found(new FoldersCheck()));
    properties.put("java.io.tmpdir", folder.resolve("file").toString());
    String found = found(new FoldersCheck());
    assertTrue(found.startsWith("problem: backend nd4j can unpack its libraries into no"), found);
    assertTrue(found.contains("file/a, " + folder.resolve("file/.javacpp/cache, ")), found);
    assertTrue(found.contains("name another with -Dorg.bytedeco.javacpp.cachedir, or"), found);
  }

  @Test
  void logging() throws IOException {
    assertEquals("", found(new LoggingCheck()));
    entries.put("org/slf4j/Logger.class", "");
    assertTrue(found(new LoggingCheck()).startsWith("note: slf4j has no binding"));
    entries.put("META-INF/services/org.slf4j.spi.SLF4JServiceProvider", "");
    assertEquals("ok: slf4j has a binding", found(new LoggingCheck()));
  }

  @Test
  void aProblemIsExitCodeOne() {
    StringWriter out = new StringWriter();
    ClassLoader loader = ChecksTest.class.getClassLoader();
    assertEquals(0, DoctorCommand.told(facts(loader), new PrintWriter(out)));
    backends = List.of();
    assertEquals(1, DoctorCommand.told(facts(loader), new PrintWriter(out)));
    assertTrue(out.toString().lines().allMatch(line -> line.matches("(ok|note|problem): .+")));
  }
}
