package dev.nabla.backend.djl;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Which of the jars that the engine needs are on the class path, read from their resources alone.
 *
 * <p>DJL downloads what it misses, so whatever is not here makes the backend unavailable.
 */
final class Artifacts {
  private static final String ENGINE_CLASS = "ai.djl.pytorch.engine.PtEngineProvider";
  private static final String OWN_LIBRARY = "PYTORCH_LIBRARY_PATH";

  private final ClassLoader loader;
  private final String platform;
  private final Properties engine;
  private final Properties nativeLibrary;
  private final Properties bridge;

  private Artifacts(ClassLoader loader, String platform) throws IOException {
    this.loader = loader;
    this.platform = platform;
    this.engine = properties(loader.getResource("pytorch-engine.properties"));
    this.nativeLibrary = nativeLibrary(loader, platform);
    this.bridge = properties(loader.getResource("jnilib/pytorch.properties"));
  }

  /** What {@link #missing} and {@link #version} tell of; never throws. */
  record Findings(String version, Optional<String> missing) {}

  static Findings found() {
    try {
      Artifacts artifacts = new Artifacts(loader(), platform());
      return new Findings(artifacts.version(), artifacts.missing());
    } catch (IOException | RuntimeException e) {
      String reason = "the class path cannot be read (" + e + "): check the jars of DJL on it";
      return new Findings("unknown", Optional.of(reason));
    }
  }

  /** The loader that DJL asks for its native libraries. */
  private static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null ? context : Artifacts.class.getClassLoader();
  }

  /** The operating system and processor as DJL's classifiers spell them: {@code linux-x86_64}. */
  private static String platform() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String system = name.startsWith("mac") ? "osx" : name.startsWith("win") ? "win" : "linux";
    String processor = System.getProperty("os.arch", "");
    return system + "-" + (processor.equals("amd64") ? "x86_64" : processor);
  }

  private static Properties nativeLibrary(ClassLoader loader, String platform) throws IOException {
    for (URL url : Collections.list(loader.getResources("native/lib/pytorch.properties"))) {
      Properties found = properties(url);
      if (found.getProperty("classifier", "").endsWith(platform)
          && !found.containsKey("placeholder")) {
        return found;
      }
    }
    return new Properties();
  }

  private static Properties properties(@Nullable URL url) throws IOException {
    Properties properties = new Properties();
    if (url != null) {
      try (InputStream in = url.openStream()) {
        properties.load(in);
      }
    }
    return properties;
  }

  private String version() {
    return engine.isEmpty() ? "unknown" : djl() + " (PyTorch " + pytorch() + ")";
  }

  private String djl() {
    return engine.getProperty("djl_version", "unknown");
  }

  /** The version of the library found, or else the one that the engine was built for. */
  private String pytorch() {
    String expected = engine.getProperty("pytorch_version", "unknown");
    String found = nativeLibrary.getProperty("version", expected);
    int date = found.indexOf('-');
    return date < 0 ? found : found.substring(0, date);
  }

  private Optional<String> missing() {
    if (engine.isEmpty() || !hasEngineClass()) {
      return Optional.of(
          "DJL's PyTorch engine is not on the class path: add ai.djl.pytorch:pytorch-engine");
    }
    if (nativeLibrary.isEmpty() && !ownLibrary()) {
      return Optional.of(
          "the PyTorch library for %s is not on the class path: add %s with classifier %s"
              .formatted(platform, "ai.djl.pytorch:pytorch-native-cpu:" + pytorch(), platform));
    }
    return missingBridge();
  }

  private static boolean hasEngineClass() {
    try {
      Class.forName(ENGINE_CLASS, false, Artifacts.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /** Whether the user names a directory with a library to use instead of a jar. */
  private static boolean ownLibrary() {
    return System.getenv(OWN_LIBRARY) != null || System.getProperty(OWN_LIBRARY) != null;
  }

  private Optional<String> missingBridge() {
    String needed = pytorch() + "-" + djl();
    String found = bridge.getProperty("jni_version", "");
    if (found.startsWith(needed) && (ownLibrary() || loader.getResource(bridgePath()) != null)) {
      return Optional.empty();
    }
    return Optional.of(
        "DJL's bridge to PyTorch %s for %s is not on the class path%s: add %s"
            .formatted(
                pytorch(),
                platform,
                found.isEmpty() ? "" : " (pytorch-jni " + found + " is)",
                "ai.djl.pytorch:pytorch-jni:" + needed));
  }

  private String bridgePath() {
    String flavor = nativeLibrary.getProperty("flavor", "cpu");
    return "jnilib/" + platform + "/" + flavor + "/" + System.mapLibraryName("djl_torch");
  }
}
