package dev.nabla.backend.djl;

import dev.nabla.backend.BackendProvider;
import dev.nabla.conformance.BackendConformance;

class DjlConformanceTest extends BackendConformance {
  @Override
  protected BackendProvider provider() {
    return new DjlProvider();
  }
}
