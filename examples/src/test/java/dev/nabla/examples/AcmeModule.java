package dev.nabla.examples;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.multibindings.MapBinder;
import dev.nabla.backend.Backend;
import dev.nabla.tensor.NablaException;
import java.io.PrintWriter;

/** What a user adds: an example that has the backend injected, one that fails, and a model. */
public final class AcmeModule extends AbstractModule {
  @Override
  protected void configure() {
    MapBinder<String, Example> examples =
        MapBinder.newMapBinder(binder(), String.class, Example.class);
    examples.addBinding("acme").to(Hello.class);
    examples.addBinding("refused").toInstance(new Failing(refusal()));
    examples.addBinding("bug").toInstance(new Failing(new IllegalStateException("a bug")));
    MapBinder.newMapBinder(binder(), String.class, ModelFactory.class)
        .addBinding("mlp")
        .toInstance((b, in, out) -> b.sequential(b.linear(in, 3), b.tanh(), b.linear(3, out)));
  }

  private static RuntimeException refusal() {
    return new NablaException("acme", "one line", "a\nline break", "join them");
  }

  /** Greets. */
  static final class Hello implements Example {
    private final Backend injected;

    @Inject
    Hello(Backend injected) {
      this.injected = injected;
    }

    @Override
    public String title() {
      return "Hello of Acme";
    }

    @Override
    public void run(Backend backend, PrintWriter out) {
      out.println("hello from " + backend.name() + " " + (backend == injected));
    }
  }

  record Failing(RuntimeException failure) implements Example {
    @Override
    public String title() {
      return "Fails";
    }

    @Override
    public void run(Backend backend, PrintWriter out) {
      throw failure;
    }
  }
}
