package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.tensor.NativeCensus;
import dev.nabla.tensor.NativeHolder;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test that leaves native arrays alive, and names the lines that made them.
 *
 * <pre>
 * &#64;ExtendWith(NoNativeLeaks.class)
 * class ModelTest {
 * </pre>
 *
 * <p>An array is left alive if something can still reach it, a static field, a cache, a scope that
 * is open: the collector is asked first. What was made before each test, for all of them or with
 * the test's instance, does not count; what a method before each test made does. Tests of one
 * backend that run at the same time see one another's arrays.
 */
public final class NoNativeLeaks implements BeforeEachCallback, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(NoNativeLeaks.class);
  private static final int TRIES = 20;
  private static final long WAIT_MILLIS = 20;

  private final Supplier<Backend> backend;

  /** Watches the process's backend, {@link Backends#get()}. */
  public NoNativeLeaks() {
    this(Backends::get);
  }

  /** Watches another: for {@code @RegisterExtension}. */
  public NoNativeLeaks(Supplier<Backend> backend) {
    this.backend = backend;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(this, backend.get().nativeCensus());
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    try (NativeCensus census = context.getStore(NAMESPACE).remove(this, NativeCensus.class)) {
      if (context.getExecutionException().isEmpty()) {
        List<NativeHolder> left = left(census);
        if (!left.isEmpty()) {
          throw new AssertionError(message(context.getDisplayName(), left));
        }
      }
    }
  }

  /** The collector hands its finds over bit by bit. */
  private static List<NativeHolder> left(NativeCensus census) throws InterruptedException {
    List<NativeHolder> left = census.alive();
    for (int i = 0; i < TRIES && !left.isEmpty(); i++) {
      System.gc();
      Thread.sleep(WAIT_MILLIS);
      left = census.alive();
    }
    return left;
  }

  private static String message(String test, List<NativeHolder> left) {
    return test
        + " left native arrays alive: "
        + left.stream().map(NativeHolder::toString).collect(Collectors.joining("; "))
        + ". Close their scope, or let go of them.";
  }
}
