package dev.nabla.backend.djl;

import dev.nabla.backend.BackendProvider;
import dev.nabla.backend.pure.PureProvider;
import dev.nabla.conformance.BackendFuzz;

class DjlFuzzTest extends BackendFuzz {
  @Override
  protected BackendProvider provider() {
    return new DjlProvider();
  }

  @Override
  protected BackendProvider reference() {
    return new PureProvider();
  }
}
