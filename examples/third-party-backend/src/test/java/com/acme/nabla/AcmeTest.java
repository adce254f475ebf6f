package com.acme.nabla;

import dev.nabla.backend.BackendProvider;
import dev.nabla.conformance.BackendConformance;

class AcmeTest extends BackendConformance {
  @Override
  protected BackendProvider provider() {
    return new AcmeProvider();
  }
}
