package dev.nabla.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.nn.Embedding;
import dev.nabla.nn.EmbeddingBag;
import dev.nabla.nn.Mode;
import dev.nabla.nn.Module;
import dev.nabla.nn.ModuleList;
import dev.nabla.nn.Transformer;
import dev.nabla.nn.TransformerOptions;
import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.view.ModelSummary.Layer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelSummaryTest {
  private final Backend backend = Backends.get("pure");

  private static List<String> names(ModelSummary summary) {
    return summary.layers().stream().map(Layer::name).toList();
  }

  /** What counts its calls, changes weights, draws, and does otherwise in training. */
  private record Noisy(
      Module inner,
      Module table,
      Module bag,
      Parameter moved,
      Buffer calls,
      Mode mode,
      Backend backend)
      implements Module {
    static Noisy on(Backend b) {
      return new Noisy(
          b.sequential(b.linear(3, 3), b.batchNorm1d(3), b.dropout(0.5)),
          b.embedding(4, 3, new Embedding.Options().maxNorm(0.1)),
          b.embeddingBag(4, 3, new EmbeddingBag.Options().maxNorm(0.1)),
          b.parameter(b.ones(Shape.of(3))),
          b.zeros(Shape.of()).toBuffer(),
          new Mode(),
          b);
    }

    @Override
    public Tensor forward(Tensor x) {
      calls.assign(calls.add(1));
      moved.assign(moved.add(1));
      Tensor index = x.to(DType.INT64);
      Tensor rows = table.forward(index).sum(1).add(bag.forward(index)).add(moved);
      return rows.add(inner.forward(x)).add(backend.rand(x.shape())).add(mode.isTraining() ? 1 : 0);
    }
  }

  @Test
  void nothingIsLeftBehind() {
    Noisy model = Noisy.on(backend);
    Mode inner = (Mode) model.inner().children().get("2").components().get("mode");
    inner.train(false);
    backend.seed(7);
    Tensor next = backend.rand(Shape.of(4));
    Parameter factors = backend.parameter(backend.ones(Shape.of(4, 3)));
    Tensor read =
        factors.mul(model.parameter("table.weight")).mul(model.parameter("bag.weight")).sum();
    Tensor waiting = model.inner().forward(backend.ones(Shape.of(5, 3))).sum().add(read);
    Map<String, Tensor> before = model.stateDict();
    backend.seed(7);

    ModelSummary summary = ModelSummary.of(backend, model, Shape.of(5, 3));

    assertEquals(List.of("", "table", "bag", "inner", "0", "1", "2"), names(summary));
    assertTrue(model.mode().isTraining());
    assertFalse(inner.isTraining());
    model.stateDict().forEach((n, t) -> assertEquals(before.get(n).toHost(), t.toHost(), n));
    assertEquals(next.toHost(), backend.rand(Shape.of(4)).toHost());
    waiting.backward();
    assertTrue(model.parameter("inner.1.weight").hasGrad());
  }

  @Test
  void aModuleThatIsUsedAgain() {
    Module shared = backend.linear(4, 4);
    shared.freeze();
    Module model = backend.sequential(shared, backend.relu(), shared, backend.relu());
    ModelSummary summary = ModelSummary.of(backend, model, Shape.of(2, 4));
    assertEquals(List.of("", "0", "1", "2", "3"), names(summary));
    assertEquals(20, summary.parameters());
    assertEquals(0, summary.trainable());
    assertEquals(64, summary.multiplyAdds());
    assertEquals(2 * 2 * 2 * 4 * 4, summary.passBytes());
    assertTrue(summary.toString().contains("(20)"), summary::toString);
    assertTrue(summary.toString().contains("(recursive)"), summary::toString);
  }

  private record Block(Module body, Optional<Module> last) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      Tensor y = body.forward(x).add(x);
      return last.isPresent() ? last.get().forward(y) : y;
    }
  }

  private record Net(ModuleList<Module> blocks, Map<String, Module> heads, Block named)
      implements Module {
    @Override
    public Tensor forward(Tensor x) {
      Tensor y = x;
      for (Module block : blocks) {
        y = block.forward(y);
      }
      return heads.get("a").forward(named.forward(y));
    }
  }

  /** Modules in lists, maps, optionals and records of records. */
  @Test
  void whatRecordsHoldIsSeen() {
    Module first = new Block(backend.linear(4, 4), Optional.of(backend.relu()));
    Module second = new Block(backend.linear(4, 4), Optional.empty());
    Net net =
        new Net(
            new ModuleList<>(List.of(first, second)),
            Map.of("a", backend.linear(4, 2)),
            new Block(backend.linear(4, 4, false), Optional.empty()));
    ModelSummary summary = ModelSummary.of(backend, net, Shape.of(3, 4));
    assertEquals(
        List.of("", "blocks.0", "body", "last", "blocks.1", "body", "named.body", "heads.a"),
        names(summary));
    assertEquals(
        List.of(0, 1, 2, 2, 1, 2, 1, 1), summary.layers().stream().map(Layer::depth).toList());
    assertEquals(3 * (3 * 16 + 8), summary.multiplyAdds());
  }

  /** Whose parts cannot be taken out. */
  private static final class Tower implements Module {
    private final Module first;
    private final Module spare;

    Tower(Backend backend) {
      first = backend.linear(4, 4);
      spare = backend.linear(4, 8);
    }

    @Override
    public Map<String, Object> components() {
      Map<String, Object> components = new LinkedHashMap<>();
      components.put("first", first);
      components.put("spare", spare);
      return components;
    }

    @Override
    public Tensor forward(Tensor x) {
      return first.forward(x);
    }
  }

  @Test
  void whatIsNotSeenIsListed() {
    Module model = backend.sequential(new Tower(backend), backend.linear(4, 1));
    ModelSummary summary = ModelSummary.of(backend, model, Shape.of(1, 4));
    assertEquals(List.of("", "0", "first", "spare", "1"), names(summary));
    assertEquals(16, summary.layers().get(1).multiplyAdds());
    assertEquals(Optional.empty(), summary.layers().get(2).output());
    assertEquals(20 + 40 + 5, summary.parameters());
    assertEquals(
        summary.parameters(), summary.layers().stream().mapToLong(Layer::parameters).sum());
  }

  @Test
  void severalInputs() {
    Transformer model = backend.transformer(8, 2, 1, 1, new TransformerOptions().dimFeedforward(4));
    Tensor source = backend.ones(Shape.of(5, 1, 8));
    Tensor target = backend.ones(Shape.of(3, 1, 8));
    ModelSummary summary =
        ModelSummary.of(backend, model, m -> m.forward(source, target), source, target);
    List<String> names = names(summary);
    assertEquals(List.of("", "encoder", "layers.0", "self_attn"), names.subList(0, 4));
    assertTrue(names.containsAll(List.of("decoder", "multihead_attn", "norm3", "norm")));
    assertEquals(4 * 8 * (5 + 3), summary.inputBytes());
    assertEquals(
        model.parameters().stream().mapToLong(p -> p.shape().size()).sum(),
        summary.layers().stream().mapToLong(Layer::parameters).sum());
  }

  @Test
  void aWrongInputIsTheLayersError() {
    Module model = backend.sequential(backend.linear(3, 3));
    Shape wrong = Shape.of(1, 4);
    NablaException error =
        assertThrows(NablaException.class, () -> ModelSummary.of(backend, model, wrong));
    assertTrue(error.getMessage().startsWith("linear: expected"), error.getMessage());
    assertEquals(9, ModelSummary.of(backend, model, Shape.of(1, 3)).multiplyAdds());
  }
}
