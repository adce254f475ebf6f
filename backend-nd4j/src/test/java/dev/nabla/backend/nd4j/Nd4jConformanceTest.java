package dev.nabla.backend.nd4j;

import dev.nabla.backend.BackendProvider;
import dev.nabla.conformance.BackendConformance;

/** Every rule of the contract, held against ND4J. */
class Nd4jConformanceTest extends BackendConformance {
  @Override
  protected BackendProvider provider() {
    return new Nd4jProvider();
  }
}
