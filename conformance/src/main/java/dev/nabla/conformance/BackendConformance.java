package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.backend.BackendProvider;
import dev.nabla.backend.KernelBackend;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;

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
 * <p>Each test has a stable name such as {@code mul/f32/broadcast}. Values are held against
 * formulas evaluated in double precision here, gradients against finite differences in FLOAT64, and
 * both against what PyTorch recorded.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BackendConformance
    implements ArrayRules,
        ExactRules,
        ElementwiseRules,
        ReductionRules,
        CompositionRules,
        MovementRules,
        ArrangementRules,
        IndexingRules,
        LookupRules,
        MatmulRules,
        ContractionRules,
        GradientRules,
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
        LayerRules,
        LayerEdgeRules,
        OptimizerRules,
        OptimizerErrorRules,
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
        ThreadRules {
  private final GoldenErrors goldenErrors = new GoldenErrors();
  private @Nullable Backend backend;

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

  @Override
  public final GoldenErrors goldenErrors() {
    return goldenErrors;
  }

  @Override
  public final Backend another() {
    return KernelBackend.over("another", provider().kernels());
  }
}
