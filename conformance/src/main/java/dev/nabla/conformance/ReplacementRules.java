package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.loss.MseLoss;
import dev.nabla.nn.Activation;
import dev.nabla.nn.Linear;
import dev.nabla.nn.Module;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** L3: what a backend makes itself has the values and all the gradients of what it replaces. */
@InTier(Tier.L3)
interface ReplacementRules extends Subject {
  @Test
  default void activationsEqualTheirCompositions() {
    assertReplaces(backend().relu(), Activation.RELU);
    assertReplaces(backend().tanh(), Activation.TANH);
    assertReplaces(backend().sigmoid(), Activation.SIGMOID);
  }

  private void assertReplaces(Module made, Module composed) {
    List<Parameter> x = List.of(parameter(3, 4));
    assertSame(in -> made.forward(in.get(0)), in -> composed.forward(in.get(0)), x);
  }

  @Test
  default void theLinearLayerEqualsItsComposition() {
    Module made = backend().linear(3, 2);
    Parameter weight = made.parameter("weight");
    Parameter bias = made.parameter("bias");
    Module composed = new Linear(weight, Optional.of(bias));
    List<Parameter> inputs = List.of(parameter(4, 3), weight, bias);
    assertSame(in -> made.forward(in.get(0)), in -> composed.forward(in.get(0)), inputs);
  }

  @Test
  default void theLossEqualsItsComposition() {
    List<Parameter> inputs = List.of(parameter(3, 2), backend().parameter(parameter(3, 2).mul(2)));
    assertSame(
        in -> backend().mseLoss().of(in.get(0), in.get(1)),
        in -> new MseLoss().of(in.get(0), in.get(1)),
        inputs);
  }

  private Parameter parameter(int... extents) {
    return backend().parameter(sample(DType.FLOAT32, extents).mul(1 + 0.1 * extents[0]));
  }

  private void assertSame(
      Function<List<Tensor>, Tensor> made,
      Function<List<Tensor>, Tensor> composed,
      List<Parameter> inputs) {
    List<HostArray> found = valueAndGradients(made, inputs);
    List<HostArray> wanted = valueAndGradients(composed, inputs);
    for (int i = 0; i < wanted.size(); i++) {
      for (int j = 0; j < wanted.get(i).length(); j++) {
        double w = wanted.get(i).getDouble(j);
        String what = i == 0 ? "value" : "gradient of input " + (i - 1);
        assertEquals(w, found.get(i).getDouble(j), 1e-5 * (1 + Math.abs(w)), what + ", " + j);
      }
    }
  }

  private List<HostArray> valueAndGradients(
      Function<List<Tensor>, Tensor> function, List<Parameter> inputs) {
    Tensor value = function.apply(List.copyOf(inputs));
    Tensor weighted = value.mul(sample(DType.FLOAT32, value.shape().toArray())).sum();
    List<HostArray> result = new ArrayList<>();
    result.add(value.toHost());
    backend().gradients(weighted, inputs, GraphMode.FREE).forEach(g -> result.add(g.toHost()));
    return result;
  }
}
