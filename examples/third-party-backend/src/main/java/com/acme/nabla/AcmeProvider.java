package com.acme.nabla;

import dev.nabla.backend.BackendProvider;
import dev.nabla.kernel.Kernels;
import java.util.Optional;
import org.ejml.EjmlVersion;

/** Tells Nabla that there is a backend called {@code acme}. */
public final class AcmeProvider implements BackendProvider {
  @Override
  public String name() {
    return "acme";
  }

  @Override
  public String version() {
    return "EJML " + EjmlVersion.VERSION;
  }

  /** EJML is Java alone, so it runs wherever this class does. */
  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public Kernels<?> kernels() {
    return new AcmeKernels();
  }
}
