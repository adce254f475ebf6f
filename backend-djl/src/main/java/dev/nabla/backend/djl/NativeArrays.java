package dev.nabla.backend.djl;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.concurrent.atomic.AtomicLong;

/** The manager of DJL's arrays, and how many there are that it does not know. */
final class NativeArrays {
  final PtNDManager manager;
  final AtomicLong count = new AtomicLong();

  NativeArrays(NDManager manager) {
    this.manager = (PtNDManager) manager;
  }

  /** How many arrays the engine has. */
  long arrays() {
    return manager.getManagedArrays().size() + count.get();
  }
}
