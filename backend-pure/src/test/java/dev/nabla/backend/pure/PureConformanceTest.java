package dev.nabla.backend.pure;

import dev.nabla.backend.BackendProvider;
import dev.nabla.conformance.BackendConformance;

class PureConformanceTest extends BackendConformance {
  @Override
  protected BackendProvider provider() {
    return new PureProvider();
  }
}
