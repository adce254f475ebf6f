package dev.nabla.benchmarks.jmh;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.benchmarks.work.Workloads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Param;

class ParamsTest {
  @ParameterizedTest
  @ValueSource(classes = {Kernels.class, Steps.class, Networks.class})
  void namesAreThoseOfWorkloads(Class<?> benchmark) throws NoSuchFieldException {
    String[] names = benchmark.getField("workload").getAnnotation(Param.class).value();
    assertTrue(names.length > 0);
    for (String name : names) {
      assertDoesNotThrow(() -> Workloads.named(name));
    }
  }
}
