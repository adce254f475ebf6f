package dev.nabla.backend.pure.loop;

import java.lang.System.Logger.Level;
import java.lang.module.ModuleFinder;

/**
 * The loops to use, and what they run on: {@code "512-bit vectors"}, {@code "no vectors: .."} and
 * why not.
 *
 * <p>The Vector API is an incubator module: it is there where the JVM was started with {@code
 * --add-modules jdk.incubator.vector}; {@code -Dnabla.vector=false} leaves it aside. Where
 * HotSpot's second compiler does not run, or the processor has no fused multiply-add, its code is
 * several times slower than plain Java.
 */
record Vectors(LoopSet loops, boolean present, String description) {
  private static final String LOOPS = "dev.nabla.backend.pure.vector.VectorLoops";
  private static final String MODULE = "jdk.incubator.vector";

  /**
   * Decides, and says so in one line of the log: DEBUG, for {@code nabla backends} says it, too.
   */
  static Vectors choose() {
    if (System.getProperty("nabla.vector", "true").equals("false")) {
      return plain(Level.DEBUG, "-Dnabla.vector=false");
    }
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      boolean there = ModuleFinder.ofSystem().find(MODULE).isPresent();
      return plain(
          Level.DEBUG, there ? "add --add-modules " + MODULE : "this Java has no module " + MODULE);
    }
    if (!Fma.IS_NATIVE) {
      return plain(Level.DEBUG, "this processor has no fused multiply-add");
    }
    return isOptimised() ? load() : plain(Level.DEBUG, "this JVM does not optimise them");
  }

  /** Whether HotSpot's second compiler runs. */
  static boolean isOptimised() {
    String mode = System.getProperty("java.vm.info", "");
    return System.getProperty("java.vm.name", "").contains("Server VM")
        && !mode.contains("emulated-client") // -XX:TieredStopAtLevel=1
        && !mode.contains("interpreted");
  }

  private static Vectors load() {
    try {
      Class<?> found = Class.forName(LOOPS);
      LoopSet loops = found.asSubclass(LoopSet.class).getDeclaredConstructor().newInstance();
      return log(Level.DEBUG, new Vectors(loops, true, loops.describe()));
    } catch (ReflectiveOperationException | LinkageError e) {
      return plain(Level.WARNING, MODULE + " does not work here: " + e);
    }
  }

  private static Vectors plain(Level level, String reason) {
    LoopSet loops = new ScalarLoops();
    return log(level, new Vectors(loops, false, loops.describe() + ": " + reason));
  }

  private static Vectors log(Level level, Vectors vectors) {
    System.getLogger("dev.nabla.backend.pure")
        .log(level, "backend pure runs on Java with " + vectors.description());
    return vectors;
  }
}
