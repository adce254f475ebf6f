package dev.nabla.train;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the JVM is asked to end: then it waits until {@link #close} is called.
 *
 * <p>It does not wait for a training thread that ended it itself, by {@code System.exit}.
 */
final class Interruption implements AutoCloseable {
  private static final long LOOK_MILLIS = 50;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread training = Thread.currentThread();
  private final Thread hook = new Thread(this::await, "nabla-interruption");
  private volatile boolean asked;

  private Interruption() {}

  /** One that watches, or one that is never asked. */
  static Interruption watch(boolean really) {
    Interruption interruption = new Interruption();
    if (really) {
      Runtime.getRuntime().addShutdownHook(interruption.hook);
    }
    return interruption;
  }

  private void await() {
    asked = true;
    try {
      while (!isEnding(training) && !done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        // not yet
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isEnding(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
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
