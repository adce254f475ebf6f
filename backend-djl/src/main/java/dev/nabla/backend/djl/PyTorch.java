package dev.nabla.backend.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/** Starts DJL's PyTorch engine, and only that one, without network and without telemetry. */
final class PyTorch {
  private PyTorch() {}

  /**
   * The manager that owns every array of ours; the first call loads the native library.
   *
   * <p>It is never closed: an array leaves it when it is freed. Grad mode is left as it is on every
   * thread, for no array of ours requires a gradient and so no operation on them records a graph.
   */
  static NDManager start() {
    // Engine reads both when its class is initialised, so they come first.
    setUnlessSet("OPT_OUT_TRACKING");
    setUnlessSet("ai.djl.offline");
    return Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
  }

  private static void setUnlessSet(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "true");
    }
  }
}
