package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.nn.Linear;
import dev.nabla.nn.Mode;
import dev.nabla.nn.Module;
import dev.nabla.nn.Sequential;
import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** L3: modules as people read them, to the letter. */
@InTier(Tier.L3)
interface SummaryRules extends Subject {
  /** A layer with all that a layer may have. */
  record Scale(Parameter gain, Buffer mean, Mode mode, Settings settings, double eps)
      implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return x.mul(gain);
    }
  }

  /** A layer of nothing. */
  record Bare() implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return x;
    }
  }

  /** Options. */
  record Settings(int stride, boolean ceil) {}

  /** A model with a list, a map and a shared weight. */
  record Model(List<Module> layers, Map<String, Module> heads, Optional<Module> none)
      implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return x;
    }
  }

  private Model model() {
    Module shared = Linear.create(backend(), 30, 40, false);
    Scale scale =
        new Scale(
            backend().parameter(backend().ones(Shape.of(30))),
            backend().zeros(Shape.of(30)).toBuffer(),
            new Mode(),
            new Settings(2, true),
            0.5);
    Module tail = new Sequential(List.of(new Bare(), Linear.create(backend(), 40, 2)));
    tail.freeze();
    Module again = new Linear(shared.parameter("weight"), Optional.empty());
    return new Model(
        List.of(scale, shared),
        Map.of("tail", new Sequential(List.of(tail, again))),
        Optional.empty());
  }

  @Test
  default void summaries() {
    assertEquals(
        """
        name          type        tensors                   parameters  buffers  trainable
        (model)       Model
          layers.0    Scale       gain [30], mean [30]              30       30  yes
          layers.1    Linear      weight [40, 30]                1,200           yes
          heads.tail  Sequential
            0         Sequential
              0       Bare
              1       Linear      weight [2, 40], bias [2]          82           no
            1         Linear      weight [40, 30] shared             0           yes
        1,312 parameters (5,248 bytes): 1,230 trainable, 82 frozen
        30 in buffers (120 bytes)""",
        model().summary());
  }

  @Test
  default void aLayerFrozenInPart() {
    Module linear = Linear.create(backend(), 3, 2);
    linear.parameter("bias").requiresGrad(false);
    assertTrue(linear.summary().contains("8           partly"), linear.summary());
    assertTrue(linear.summary().contains("6 trainable, 2 frozen"), linear.summary());
  }

  @Test
  default void descriptions() {
    assertEquals("Linear(in=3, out=2)", Linear.create(backend(), 3, 2).toString());
    assertEquals(
        "Linear(in=3, out=2, bias=false)", Linear.create(backend(), 3, 2, false).toString());
    assertEquals("Sequential()", new Sequential(List.of()).toString());
    assertEquals(
        """
        Model(
          (layers.0): Scale(gain=[30], mean=[30], stride=2, ceil=true, eps=0.5)
          (layers.1): Linear(in=30, out=40, bias=false)
          (heads.tail): Sequential(
            (0): Sequential(
              (0): Bare()
              (1): Linear(in=40, out=2)
            )
            (1): Linear(in=30, out=40, bias=false)
          )
        )""",
        model().describe());
  }

  /** A text for people is no place for an error. */
  @Test
  default void whatSaysNothingIsDescribedByItsType() {
    Module lambda = x -> x;
    assertEquals("Sequential(\n  (0): (lambda)()\n)", new Sequential(List.of(lambda)).toString());
    Expect.error(lambda::summary, "module", "components()");
  }
}
