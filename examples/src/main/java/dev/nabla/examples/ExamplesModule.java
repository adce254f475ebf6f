package dev.nabla.examples;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import dev.nabla.backend.Backend;
import dev.nabla.examples.gallery.Autoencoder;
import dev.nabla.examples.gallery.Digits;
import dev.nabla.examples.gallery.Exhibit;
import dev.nabla.examples.gallery.Iris;
import dev.nabla.examples.gallery.LeastSquares;
import dev.nabla.examples.gallery.Own;
import dev.nabla.examples.gallery.Series;
import dev.nabla.examples.gallery.Text;

/**
 * The examples and models of the notebook and the gallery, by name; other Guice modules add theirs
 * beside them.
 */
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

    MapBinder<String, Exhibit> gallery =
        MapBinder.newMapBinder(binder(), String.class, Exhibit.class);
    gallery.addBinding("iris").to(Iris.class);
    gallery.addBinding("digits").to(Digits.class);
    gallery.addBinding("text").to(Text.class);
    gallery.addBinding("autoencoder").to(Autoencoder.class);
    gallery.addBinding("series").to(Series.class);
    gallery.addBinding("lbfgs").to(LeastSquares.class);
    gallery.addBinding("own").to(Own.class);

    MapBinder<String, ModelFactory> models =
        MapBinder.newMapBinder(binder(), String.class, ModelFactory.class);
    models.addBinding("linear").toInstance(Backend::linear);
    models.addBinding(Settings.MODEL).toInstance(LinearRegression::new);
  }
}
