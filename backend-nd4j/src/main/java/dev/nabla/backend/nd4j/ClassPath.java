package dev.nabla.backend.nd4j;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** What of ND4J is on the class path, by the names of files, so that no native code is loaded. */
final class ClassPath {
  private static final String ND4J = "org/nd4j/linalg/cpu/nativecpu/";
  private static final String POM = "META-INF/maven/org.nd4j/nd4j-native/pom.properties";

  /** The builds of nd4j-native for one platform: plain, and for newer processors. */
  private static final List<String> BUILDS =
      List.of("", "-avx2", "-avx512", "-onednn", "-onednn-avx2", "-onednn-avx512", "-compat");

  private ClassPath() {}

  /** A sentence for the first thing that is not there. */
  static Optional<String> lacks() {
    String platform = platform();
    if (!has(ND4J + "CpuBackend.class")) {
      return Optional.of("ND4J is not on the class path: add org.nd4j:nd4j-native:1.0.0-M2.1");
    }
    if (BUILDS.stream().noneMatch(build -> hasKernels(platform + build))) {
      return Optional.of(lacks("nd4j-native", "org.nd4j:nd4j-native:" + version(), platform));
    }
    if (!has("org/bytedeco/openblas/" + platform + "/" + library("jniopenblas_nolapack"))) {
      return Optional.of(lacks("openblas", "org.bytedeco:openblas:0.3.19-1.5.7", platform));
    }
    if (!has("org/bytedeco/javacpp/" + platform + "/" + library("jnijavacpp"))) {
      return Optional.of(lacks("javacpp", "org.bytedeco:javacpp:1.5.7", platform));
    }
    return Optional.empty();
  }

  private static String lacks(String name, String artifact, String platform) {
    return "the native library of %s for %s is not on the class path: add %s with classifier %s"
        .formatted(name, platform, artifact, platform);
  }

  private static boolean hasKernels(String build) {
    return has(ND4J + "bindings/" + build + "/" + library("jnind4jcpu"));
  }

  /** The version in nd4j-native's jar, or {@code "unknown"}. */
  static String version() {
    Properties properties = new Properties();
    try (InputStream in = ClassPath.class.getClassLoader().getResourceAsStream(POM)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      return "unknown";
    }
    return properties.getProperty("version", "unknown");
  }

  private static boolean has(String resource) {
    return ClassPath.class.getClassLoader().getResource(resource) != null;
  }

  /** This platform as JavaCPP names it, and lets it be overridden: {@code linux-x86_64}. */
  private static String platform() {
    String override = System.getProperty("org.bytedeco.javacpp.platform");
    return override != null ? override : system() + "-" + processor();
  }

  private static String system() {
    String name = property("os.name");
    if (name.startsWith("mac")) {
      return "macosx";
    }
    return name.startsWith("windows") ? "windows" : name;
  }

  private static String processor() {
    return switch (property("os.arch")) {
      case "amd64", "x86-64", "x64" -> "x86_64";
      case "aarch64", "arm64", "armv8" -> "arm64";
      default -> property("os.arch");
    };
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown").toLowerCase(Locale.ROOT);
  }

  private static String library(String name) {
    return switch (system()) {
      case "windows" -> name + ".dll";
      case "macosx" -> "lib" + name + ".dylib";
      default -> "lib" + name + ".so";
    };
  }
}
