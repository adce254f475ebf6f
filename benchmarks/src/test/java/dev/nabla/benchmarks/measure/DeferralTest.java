package dev.nabla.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.benchmarks.work.Work;
import dev.nabla.benchmarks.work.Workloads;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeferralTest {
  @Test
  void seesWhatIsComputedWhenRead() {
    assertTrue(Deferral.of(Late::new));
  }

  @Test
  void seesThatWhatIsReadInTheCallIsNotPutOff() {
    Work kernel = Workloads.named("exp/100000").on(Backends.get("pure"));
    assertTrue(Deferral.of(kernel), "it waits for the call's reading");
    assertFalse(Deferral.of(new NablaSide.Computed(kernel)));
  }

  @Test
  void readsWhatAScopeWouldRelease() {
    Backend backend = Backends.get("pure");
    Work scoped = new NablaSide.Scoped(backend, Workloads.named("notebook/3").on(backend));
    assertFalse(Deferral.of(scoped));
    scoped.call();
  }

  /** Computes its only part when it is asked for it the first time. */
  private static final class Late extends AbstractList<float[]> {
    private final List<float[]> parts = new ArrayList<>();

    @Override
    public float[] get(int index) {
      if (parts.isEmpty()) {
        parts.add(new float[1000]);
      }
      return parts.get(index);
    }

    @Override
    public int size() {
      return 1;
    }
  }
}
