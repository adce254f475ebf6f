package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.backend.BackendProvider;
import dev.nabla.backend.KernelBackend;
import dev.nabla.tensor.NativeSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;

/**
 * All rules of the contract, as JUnit tests of one backend.
 *
 * <pre>{@code
 * class MyBackendTest extends BackendConformance {
 *   @Override
 *   protected BackendProvider provider() {
 *     return new MyProvider();
 *   }
 * }
 * }</pre>
 *
 * <p>Each test has a stable name of its own such as {@code mul/f32/broadcast}, and prints Java that
 * runs it again where it fails. Values are held against formulas evaluated in double precision
 * here, gradients against finite differences in FLOAT64, and both against what PyTorch recorded.
 *
 * <p>Tests run by {@link Tier}; where one of the lowest fails, the others are {@link
 * Verdict#BLOCKED}. What the backend cannot do, or gets wrong, is declared: see {@link
 * Declarations}. A report of each backend, and a page of all of them, go into {@code
 * target/conformance}, or where {@code -Dnabla.conformance.report} says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(ByTier.class)
public abstract class BackendConformance
    implements Declarations,
        ArrayRules,
        ExactRules,
        ElementwiseRules,
        ReductionRules,
        TieRules,
        CompositionRules,
        MovementRules,
        ArrangementRules,
        IndexingRules,
        LookupRules,
        MatmulRules,
        ContractionRules,
        GradientRules,
        FusedRules,
        FunctionalRules,
        AutogradRules,
        FlowRules,
        HookRules,
        FunctionRules,
        DerivativeRules,
        CheckpointRules,
        AnomalyRules,
        ErrorRules,
        MistakeRules,
        NormalizingErrorRules,
        RandomRules,
        SeedRules,
        LayerRules,
        LayerEdgeRules,
        OptimizerRules,
        OptimizerErrorRules,
        StepRules,
        ResumeRules,
        LossRules,
        LossErrorRules,
        CtcRules,
        SequenceRules,
        StateRules,
        BufferRules,
        FileRules,
        SummaryRules,
        CustomModuleRules,
        SpatialRules,
        TrainingRules,
        ReplacementRules,
        GoldenRules,
        TwinRules,
        ScheduleRules,
        InitRules,
        TranscriptRules,
        MemoryRules,
        LeakRules,
        PromiseRules,
        NativeMemoryRules,
        ThreadRules {
  @RegisterExtension final KitExtension verdicts = new KitExtension(this);
  private @Nullable Backend backend;
  private @Nullable Backend composed;

  /** The provider under test. */
  protected abstract BackendProvider provider();

  /** The backend under test, made once for all the tests of this class. */
  @Override
  public final synchronized Backend backend() {
    Backend made = backend;
    if (made == null) {
      made = provider().create();
      backend = made;
    }
    return made;
  }

  /** Runs {@code body} with {@code other} in the place of the backend under test. */
  final void on(Backend other, Executable body) throws Throwable {
    Backend own = backend();
    put(other);
    try {
      body.execute();
    } finally {
      put(own);
    }
  }

  private synchronized void put(Backend other) {
    backend = other;
  }

  @Override
  public final Backend another() {
    return another(NativeSettings.ofProperties());
  }

  @Override
  public final Backend another(NativeSettings settings) {
    return KernelBackend.over("another", provider().kernels(), settings);
  }

  @Override
  public final Backend another(Fuse fuse) {
    return KernelBackend.over("another", fuse.on(provider().kernels()));
  }

  @Override
  public final synchronized Backend composed() {
    Backend made = composed;
    if (made == null) {
      made = KernelBackend.over("composed", ComposedKernels.of(provider().kernels()));
      composed = made;
    }
    return made;
  }

  /** What is declared with no more than a reason. */
  final List<Map<String, String>> declared() {
    return List.of(unsupported(), knownBugs());
  }
}
