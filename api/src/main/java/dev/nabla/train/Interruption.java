package dev.nabla.train;

import java.util.concurrent.CountDownLatch;

/** Whether the JVM is asked to end: then it waits until {@link #close} is called. */
final class Interruption implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean asked;
  private final Thread hook =
      new Thread(
          () -> {
            asked = true;
            try {
              done.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          },
          "nabla-interruption");

  private Interruption() {}

  /** One that watches, or one that is never asked. */
  static Interruption watch(boolean really) {
    Interruption interruption = new Interruption();
    if (really) {
      Runtime.getRuntime().addShutdownHook(interruption.hook);
    }
    return interruption;
  }

  boolean isAsked() {
    return asked;
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook with it.
    }
  }
}
