package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.nn.Component;
import dev.nabla.nn.IncompatibleKeys;
import dev.nabla.nn.Module;
import dev.nabla.tensor.Buffer;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** L3: the values of a module by name, taken out and put in: all of them, or none. */
@InTier(Tier.L3)
interface StateRules extends Subject {
  /** Whatever is given, under the names of the map. */
  record Parts(Map<String, Object> parts) implements Component {
    @Override
    public Map<String, Object> components() {
      return parts;
    }
  }

  private Parts parts(Object... namesAndParts) {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndParts.length; i += 2) {
      parts.put((String) namesAndParts[i], namesAndParts[i + 1]);
    }
    return new Parts(parts);
  }

  private Parameter learned(double... values) {
    return backend().parameter(tensor(DType.FLOAT32, Shape.of(values.length), values));
  }

  private Tensor values(double... values) {
    return tensor(DType.FLOAT32, Shape.of(values.length), values);
  }

  /** Of each component its parameters, then its buffers, then its children. */
  @Test
  default void statesHavePyTorchsOrder() {
    Parts inner = parts("buffer", values(1).toBuffer(), "weight", learned(2));
    Parts model = parts("child", inner, "mean", values(3).toBuffer(), "bias", learned(4));
    assertEquals(
        List.of("bias", "mean", "child.weight", "child.buffer"),
        List.copyOf(model.stateDict().keySet()));
  }

  @Test
  default void aStateStaysAsItWas() {
    Parameter weight = learned(1, 2);
    Buffer mean = values(3).toBuffer();
    Parts model = parts("weight", weight, "mean", mean);
    Map<String, Tensor> state = model.stateDict();
    weight.assign(values(5, 6));
    mean.assign(values(7));
    assertEquals(values(1, 2).toHost(), Expect.named(state, "weight").toHost());
    assertTrue(!Expect.named(state, "weight").requiresGrad(), "a state is no part of a graph");
    model.loadStateDict(state);
    assertEquals(values(1, 2).toHost(), weight.toHost());
    assertEquals(values(3).toHost(), mean.toHost());
    assertTrue(weight.requiresGrad(), "still learned");
  }

  @Test
  default void namesThatDoNotFit() {
    Module model = backend().sequential(backend().linear(1, 1), backend().linear(1, 1));
    Map<String, Tensor> state = new LinkedHashMap<>(model.stateDict());
    state.remove("1.bias");
    state.remove("0.weight");
    state.put("2.weight", values(1));
    state.put("0.bias", values(9));
    Map<String, Tensor> before = model.stateDict();
    Expect.error(
        () -> model.loadStateDict(state),
        "loadStateDict",
        "each of the 4 names",
        "none for [0.weight, 1.bias], and no place for [2.weight]",
        "strict");
    unchanged(before, model);
    IncompatibleKeys left = model.loadStateDict(state, false);
    assertEquals(new IncompatibleKeys(List.of("0.weight", "1.bias"), List.of("2.weight")), left);
    assertTrue(!left.isEmpty(), "what was left alone");
    assertEquals(9, model.parameter("0.bias").item());
    assertEquals(Expect.named(before, "1.bias").toHost(), model.parameter("1.bias").toHost());
    assertTrue(model.loadStateDict(before, true).isEmpty(), "all of it");
    unchanged(before, model);
  }

  /** The first value would fit; strict or not, another shape or dtype does not. */
  @Test
  default void valuesThatDoNotFit() {
    Parts model = parts("a", learned(1), "b", learned(2, 3));
    Tensor wide = values(8, 9).to(DType.FLOAT64);
    for (boolean strict : new boolean[] {true, false}) {
      refused(
          model,
          () -> model.loadStateDict(Map.of("a", values(7), "b", values(8)), strict),
          "'b' of shape [2] and dtype FLOAT32",
          "shape [1]");
      refused(
          model,
          () -> model.loadStateDict(Map.of("a", values(7), "b", wide), strict),
          "dtype FLOAT64");
      Tensor elsewhere = another().tensor(8f, 9f);
      refused(
          model,
          () -> model.loadStateDict(Map.of("a", values(7), "b", elsewhere), strict),
          "another",
          "to(backend)");
    }
  }

  private static void refused(Component model, Executable loading, String... parts) {
    Map<String, Tensor> before = model.stateDict();
    Expect.error(loading, parts);
    unchanged(before, model);
  }

  private static void unchanged(Map<String, Tensor> before, Component model) {
    Map<String, Tensor> after = model.stateDict();
    assertEquals(before.keySet(), after.keySet());
    before.forEach(
        (name, value) -> assertEquals(value.toHost(), Expect.named(after, name).toHost(), name));
  }

  @Test
  default void aReleasedValueChangesNothing() {
    Parts model = parts("a", learned(1), "b", learned(2, 3));
    Tensor released;
    try (Scope scope = backend().scope()) {
      released = values(8, 9).add(1);
    }
    refused(
        model, () -> model.loadStateDict(Map.of("a", values(7), "b", released)), "tensor", "scope");
  }

  /** Not even a parameter that fails when it is assigned leaves the others changed. */
  @Test
  default void aFailingParameterChangesNothing() {
    Parameter weight = learned(1);
    Parameter real = learned(2);
    Parameter failing =
        (Parameter)
            Proxy.newProxyInstance(
                Parameter.class.getClassLoader(),
                new Class<?>[] {Parameter.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("assign")) {
                    throw new IllegalStateException("a failure");
                  }
                  try {
                    return method.invoke(real, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    Parts model = parts("a", weight, "b", failing);
    assertThrows(
        IllegalStateException.class,
        () -> model.loadStateDict(Map.of("a", values(7), "b", values(8))));
    assertEquals(1, weight.item());
  }

  /** A state may be made of the module's own parameters: they are taken as they are at first. */
  @Test
  default void parametersMayChangePlaces() {
    Parameter a = learned(1);
    Parameter b = learned(2);
    parts("a", a, "b", b).loadStateDict(Map.of("a", b, "b", a));
    assertEquals(2, a.item());
    assertEquals(1, b.item());
  }

  @Test
  default void sharedParameters() {
    Parameter shared = learned(1);
    Parts model = parts("in", parts("weight", shared), "out", parts("weight", shared));
    assertEquals(List.of(shared), model.parameters());
    assertEquals(List.of("in.weight", "out.weight"), List.copyOf(model.stateDict().keySet()));
    model.loadStateDict(Map.of("out.weight", values(5)));
    assertEquals(5, shared.item());
    model.loadStateDict(Map.of("in.weight", values(6), "out.weight", values(6)));
    assertEquals(6, shared.item());
    refused(
        model,
        () -> model.loadStateDict(Map.of("in.weight", values(7), "out.weight", values(8))),
        "'in.weight' and 'out.weight'",
        "one tensor");
    refused(model, () -> model.loadStateDict(Map.of()), "none for [in.weight, out.weight]");
  }

  /** A tensor that is neither learned nor a buffer is saved, and must be what it was. */
  @Test
  default void constants() {
    Parts model = parts("table", values(1, 2), "bias", learned(3));
    assertEquals(List.of("bias", "table"), List.copyOf(model.stateDict().keySet()));
    model.loadStateDict(Map.of("table", values(1, 2), "bias", values(4)));
    refused(
        model,
        () -> model.loadStateDict(Map.of("table", values(1, 9), "bias", values(5))),
        "'table'",
        "toBuffer()");
    assertEquals(4, model.parameter("bias").item());
  }

  @Test
  default void aNameTwice() {
    Parts model = parts("a.b", learned(1), "a", parts("b", learned(2)));
    Expect.error(model::stateDict, "two called 'a.b'");
  }
}
