package dev.nabla.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.nn.Linear;
import dev.nabla.nn.Module;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.view.ModelSummary.Layer;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models whose parts are not easily replaced by what tells of its calls. */
@SuppressWarnings({"JdkObsolete", "NonApiType"}) // a list of its own class is what is tested
class HeardCopyTest {
  private final Backend backend = Backends.get("pure");

  private ModelSummary summary(Module model) {
    return ModelSummary.of(backend, model, Shape.of(2, 4));
  }

  private static List<String> names(ModelSummary summary) {
    return summary.layers().stream().map(Layer::name).toList();
  }

  /** Lists and maps of classes that no copy is of. */
  private record Chosen(LinkedList<Module> first, TreeMap<String, Module> heads, Module last)
      implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return last.forward(heads.firstEntry().getValue().forward(first.getFirst().forward(x)));
    }
  }

  @Test
  void collectionsOfTheirOwnClassAreLeft() {
    Module model =
        new Chosen(
            new LinkedList<>(List.of(backend.linear(4, 3))),
            new TreeMap<>(Map.of("a", backend.linear(3, 3))),
            backend.linear(3, 2));
    ModelSummary summary = summary(model);
    assertEquals(List.of("", "last", "first.0", "heads.a"), names(summary));
    assertEquals(2 * (4 * 3 + 3 * 3 + 3 * 2), summary.multiplyAdds());
    assertEquals(2 * 3 * 2, summary.layers().get(1).multiplyAdds());
  }

  /** Looks at what it holds. */
  private record Tied(Module inner) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return inner.forward(x).matmul(((Linear) inner).weight());
    }
  }

  /** A list within a list is of a class that only the call finds out. */
  private record Nested(List<LinkedList<Module>> inner) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return inner.get(0).getFirst().forward(x);
    }
  }

  @Test
  void whatCastsItsModulesIsRunItself() {
    Module tied = new Tied(backend.linear(4, 3));
    tied.train();
    backend.seed(3);
    Tensor next = backend.rand(Shape.of(2));
    backend.seed(3);
    ModelSummary summary = summary(tied);
    assertEquals(List.of("", "inner"), names(summary));
    assertEquals(2 * (2 * 4 * 3), summary.multiplyAdds());
    assertEquals(next.toHost(), backend.rand(Shape.of(2)).toHost());
    Module nested = new Nested(List.of(new LinkedList<>(List.of(backend.linear(4, 3)))));
    assertEquals(2 * 4 * 3, summary(nested).multiplyAdds());
  }

  private record WrongCast(Module inner) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return ((Tied) inner).forward(x);
    }
  }

  @Test
  void aWrongCastIsTheModels() {
    Module model = new WrongCast(backend.linear(4, 3));
    ClassCastException error =
        assertThrows(ClassCastException.class, () -> ModelSummary.of(backend, model, Shape.of(1)));
    assertTrue(error.getMessage().contains("dev.nabla.nn.Linear"), error::getMessage);
  }

  private static Stream<Method> methods() {
    return Arrays.stream(Module.class.getMethods());
  }

  /** So that a module which does one of them in its own way does so when it is heard, too. */
  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodIsHandedOn(Method method) throws NoSuchMethodException {
    Method own = HeardModule.class.getMethod(method.getName(), method.getParameterTypes());
    assertEquals(HeardModule.class, own.getDeclaringClass());
  }

  /** Names its one parameter otherwise. */
  private record Renamed(Module body) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return body.forward(x);
    }

    @Override
    public Map<String, Parameter> namedParameters() {
      return Map.of("kernel", body.parameter("weight"));
    }
  }

  private record Asks(Module inner) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return inner.forward(x).matmul(inner.parameter("kernel"));
    }
  }

  @Test
  void whatAModuleOverridesIsAsked() {
    ModelSummary summary = summary(new Asks(new Renamed(backend.linear(4, 3))));
    assertEquals(List.of("", "inner", "body"), names(summary));
    assertEquals(2 * (2 * 4 * 3), summary.multiplyAdds());
  }
}
