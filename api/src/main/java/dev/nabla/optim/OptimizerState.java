package dev.nabla.optim;

import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * What an optimizer remembers: the content of PyTorch's {@code optimizer.state_dict()}.
 *
 * @param parameters by the order of the groups' parameters; empty for one without a step so far
 * @param groups the hyper-parameters of each group, by name; true and false are 1 and 0
 */
public record OptimizerState(List<PerParameter> parameters, List<Map<String, Double>> groups) {
  /** Holds on to copies of its own. */
  public OptimizerState {
    parameters = List.copyOf(parameters);
    groups = groups.stream().map(Map::copyOf).toList();
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
