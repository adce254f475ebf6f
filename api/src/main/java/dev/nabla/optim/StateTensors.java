package dev.nabla.optim;

import dev.nabla.optim.OptimizerState.PerParameter;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An {@link OptimizerState} as tensors by name: {@code parameters} and {@code groups} say how many
 * there are, {@code parameters.0.tensors.exp_avg}, {@code parameters.0.numbers.step} and {@code
 * groups.0.learningRate} what they hold; numbers are FLOAT64 scalars.
 */
final class StateTensors {
  private static final String PARAMETERS = "parameters";
  private static final String GROUPS = "groups";

  /** More than any optimizer has: a damaged count must not ask for memory. */
  private static final int MOST = 1 << 20;

  private static final PerParameter NONE = new PerParameter(Map.of(), Map.of());

  private StateTensors() {}

  static Map<String, Tensor> save(OptimizerState state, TensorFactory factory) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    numbers.put(PARAMETERS, (double) state.parameters().size());
    numbers.put(GROUPS, (double) state.groups().size());
    for (int i = 0; i < state.parameters().size(); i++) {
      PerParameter one = state.parameters().get(i);
      String at = PARAMETERS + "." + i;
      one.tensors().forEach((name, tensor) -> tensors.put(at + ".tensors." + name, tensor));
      one.numbers().forEach((name, number) -> numbers.put(at + ".numbers." + name, number));
    }
    for (int i = 0; i < state.groups().size(); i++) {
      String at = GROUPS + "." + i + ".";
      state.groups().get(i).forEach((name, number) -> numbers.put(at + name, number));
    }
    numbers.forEach((name, number) -> tensors.put(name, factory.scalar(number, DType.FLOAT64)));
    return tensors;
  }

  static OptimizerState load(Map<String, ? extends Tensor> saved) {
    Map<String, Tensor> rest = new LinkedHashMap<>(saved);
    int parameterCount = count(rest, PARAMETERS);
    int groupCount = count(rest, GROUPS);
    Set<String> heads = heads(rest);
    List<PerParameter> parameters = new ArrayList<>();
    for (int i = 0; i < parameterCount; i++) {
      String at = PARAMETERS + "." + i + ".";
      parameters.add(heads.contains(at) ? parameter(at, rest) : NONE);
    }
    List<Map<String, Double>> groups = new ArrayList<>();
    for (int i = 0; i < groupCount; i++) {
      String at = GROUPS + "." + i + ".";
      groups.add(heads.contains(at) ? numbers(at, rest) : Map.of());
    }
    if (!rest.isEmpty()) {
      throw unfit("beside them " + rest.keySet());
    }
    return new OptimizerState(parameters, groups);
  }

  private static PerParameter parameter(String at, Map<String, Tensor> rest) {
    return new PerParameter(below(at + "tensors.", rest), numbers(at + "numbers.", rest));
  }

  /** {@code parameters.0.}: what the names begin with, up to the second dot. */
  private static Set<String> heads(Map<String, Tensor> rest) {
    Set<String> heads = new HashSet<>();
    rest.keySet().forEach(n -> heads.add(n.substring(0, n.indexOf('.', n.indexOf('.') + 1) + 1)));
    return heads;
  }

  private static int count(Map<String, Tensor> rest, String name) {
    Tensor tensor = rest.remove(name);
    if (tensor == null) {
      throw unfit("none called '" + name + "'");
    }
    double count = number(name, tensor);
    if (!(count >= 0 && count <= MOST && count == Math.rint(count))) {
      throw unfit("'" + name + "' of " + count);
    }
    return (int) count;
  }

  private static Map<String, Double> numbers(String prefix, Map<String, Tensor> rest) {
    Map<String, Double> found = new LinkedHashMap<>();
    below(prefix, rest).forEach((name, tensor) -> found.put(name, number(prefix + name, tensor)));
    return found;
  }

  private static double number(String name, Tensor tensor) {
    if (tensor.shape().rank() != 0 || tensor.dtype() != DType.FLOAT64) {
      throw unfit("'" + name + "' of shape " + tensor.shape() + ", " + tensor.dtype());
    }
    return tensor.item();
  }

  /** Those whose names begin so, without that beginning; they leave the rest. */
  private static Map<String, Tensor> below(String prefix, Map<String, Tensor> rest) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    rest.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), tensor);
          }
        });
    found.keySet().forEach(name -> rest.remove(prefix + name));
    return found;
  }

  private static NablaException unfit(String found) {
    return new NablaException(
        "optimizerState",
        "the tensors that toTensors(…) gave",
        found,
        "pass them under the same names, and no others");
  }
}
