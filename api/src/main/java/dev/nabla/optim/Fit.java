package dev.nabla.optim;

import dev.nabla.optim.OptimizerState.PerParameter;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Set;

/**
 * What an optimizer asks of its parameters, and of a state that it is to go on from.
 *
 * @param optimizer its name in errors
 */
record Fit(String optimizer) {
  /** The parameters of all groups in their order, none of which is empty and no parameter twice. */
  List<Parameter> parameters(List<? extends ParameterGroup<?>> groups) {
    if (groups.isEmpty() || groups.stream().anyMatch(g -> g.parameters().isEmpty())) {
      throw new NablaException(
          optimizer,
          "at least one parameter",
          "none",
          "pass model.parameters() of a model that has a layer with weights");
    }
    List<Parameter> all = groups.stream().flatMap(g -> g.parameters().stream()).toList();
    if (Set.copyOf(all).size() < all.size()) {
      throw new NablaException(
          optimizer,
          "each parameter once",
          "one of " + all.size() + " twice",
          "pass model.parameters(), which names shared ones once");
    }
    return all;
  }

  /** As many groups and parameters. */
  void requireCounts(int groups, int parameters, OptimizerState state) {
    List<PerParameter> saved = state.parameters();
    if (state.groups().size() != groups || saved.size() != parameters) {
      throw unfit(
          groups + " groups of " + parameters + " parameters",
          state.groups().size() + " of " + saved.size());
    }
  }

  /** A tensor of {@code shape}, its dtype and backend those of {@code like}. */
  void require(String name, Shape shape, Parameter like, Tensor tensor) {
    if (!tensor.shape().equals(shape)
        || tensor.dtype() != like.dtype()
        || !tensor.backend().equals(like.backend())) {
      throw unfit("'" + name + "' as " + told(shape, like), told(tensor.shape(), tensor));
    }
  }

  private static String told(Shape shape, Tensor tensor) {
    return shape + " " + tensor.dtype() + " on " + tensor.backend();
  }

  NablaException unfit(String expected, String found) {
    return new NablaException(
        optimizer, expected, found, "restore the state of an optimizer of the same parameters");
  }
}
