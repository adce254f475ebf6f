package dev.nabla.benchmarks.work;

import java.util.Locale;

/** What Nabla is held against. */
public enum Versus {
  /** PyTorch eager, malloc told to keep large blocks. */
  TUNED,
  /** PyTorch eager as it is installed. */
  UNTUNED,
  /** {@code torch.compile}, tuned. */
  COMPILE,
  /** The optimizer with {@code fused=True}, tuned. */
  FUSED,
  /** DJL by its own interfaces. */
  DJL,
  /** ND4J by its own interfaces. */
  ND4J;

  /** Whether it runs in a JVM, whose compiler has to be through first. */
  public boolean isJvm() {
    return this == DJL || this == ND4J;
  }

  /** The name that workers and reports use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
