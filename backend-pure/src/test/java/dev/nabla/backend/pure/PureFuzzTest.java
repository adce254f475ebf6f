package dev.nabla.backend.pure;

import dev.nabla.backend.BackendProvider;
import dev.nabla.conformance.BackendFuzz;

class PureFuzzTest extends BackendFuzz {
  @Override
  protected BackendProvider provider() {
    return new PureProvider();
  }
}
