package dev.nabla.examples;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import dev.nabla.backend.Backend;

/** The examples and models of the notebook, by name; other Guice modules add theirs beside them. */
final class ExamplesModule extends AbstractModule {
  private final Backend backend;
  private final Settings settings;

  ExamplesModule(Backend backend, Settings settings) {
    this.backend = backend;
    this.settings = settings;
  }

  @Override
  protected void configure() {
    bind(Backend.class).toInstance(backend);
    bind(Settings.class).toInstance(settings);

    MapBinder<String, Example> examples =
        MapBinder.newMapBinder(binder(), String.class, Example.class);
    examples.addBinding("part1").to(Part1ByHand.class);
    examples.addBinding("part2").to(Part2Autograd.class);
    examples.addBinding("part3").to(Part3LossAndOptimizer.class);
    examples.addBinding("part4").to(Part4Model.class);
    examples.addBinding("custom").to(CustomLinearRegression.class);

    MapBinder<String, ModelFactory> models =
        MapBinder.newMapBinder(binder(), String.class, ModelFactory.class);
    models.addBinding("linear").toInstance(Backend::linear);
    models.addBinding(Settings.MODEL).toInstance(LinearRegression::new);
  }
}
