package dev.nabla.optim;

import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;
import java.util.Map;

/**
 * What an optimizer remembers: the content of PyTorch's {@code optimizer.state_dict()}.
 *
 * @param parameters by the order of the groups' parameters; empty for one without a step so far
 * @param groups the hyper-parameters of each group, by name; true and false are 1 and 0, and an
 *     empty one is left out
 */
public record OptimizerState(List<PerParameter> parameters, List<Map<String, Double>> groups) {
  /** Holds on to copies of its own. */
  public OptimizerState {
    parameters = List.copyOf(parameters);
    groups = groups.stream().map(Map::copyOf).toList();
  }

  /**
   * All of it as tensors by name, such as a file takes; {@link #ofTensors} reads them back.
   *
   * @param factory makes those of the numbers
   */
  public Map<String, Tensor> toTensors(TensorFactory factory) {
    return StateTensors.save(this, factory);
  }

  /** The state whose {@link #toTensors} gave these; others are an error. */
  public static OptimizerState ofTensors(Map<String, ? extends Tensor> tensors) {
    return StateTensors.load(tensors);
  }

  /**
   * What is remembered of one parameter, by PyTorch's names: {@code exp_avg}, {@code step}.
   *
   * @param tensors on the parameter's backend
   */
  public record PerParameter(Map<String, Tensor> tensors, Map<String, Double> numbers) {
    /** Holds on to copies of its own. */
    public PerParameter {
      tensors = Map.copyOf(tensors);
      numbers = Map.copyOf(numbers);
    }
  }
}
