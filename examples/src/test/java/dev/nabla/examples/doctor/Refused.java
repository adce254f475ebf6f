package dev.nabla.examples.doctor;

import dev.nabla.backend.BackendProvider;
import dev.nabla.kernel.Kernels;
import java.util.Optional;

/** A backend that lacks something. */
public final class Refused implements BackendProvider {
  @Override
  public String name() {
    return "refused";
  }

  @Override
  public String version() {
    return "2";
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.of("it lacks a jar: add it");
  }

  @Override
  public Kernels<?> kernels() {
    throw new UnsupportedOperationException();
  }
}
