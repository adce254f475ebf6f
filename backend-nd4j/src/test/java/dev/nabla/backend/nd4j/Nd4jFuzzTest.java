package dev.nabla.backend.nd4j;

import dev.nabla.backend.BackendProvider;
import dev.nabla.backend.pure.PureProvider;
import dev.nabla.conformance.BackendFuzz;

class Nd4jFuzzTest extends BackendFuzz {
  @Override
  protected BackendProvider provider() {
    return new Nd4jProvider();
  }

  @Override
  protected BackendProvider reference() {
    return new PureProvider();
  }
}
