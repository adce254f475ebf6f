package dev.nabla.view;

import dev.nabla.backend.Backend;
import dev.nabla.nn.Component;
import dev.nabla.nn.Module;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a model does with an input, layer by layer as they are called: shapes, parameters and
 * multiply-adds.
 *
 * <p>It is found by one forward pass, in evaluation and with nothing recorded, that leaves weights,
 * modes, buffers and random numbers as they were. Calls are seen of every module that a record
 * holds as a {@link Module} (or a list, map or optional of it), of the layers within this
 * library's, and of what is called by {@link dev.nabla.nn.Calls#forward}; what else a model holds
 * is listed without shapes, and its multiply-adds count for whatever called it.
 *
 * <p>Records are seen through a stand-in: {@code forward} is called of a copy, on the same tensors,
 * in which each such module is one of no other class than {@link Module}. Where it casts one to its
 * own class, it is called again, of the model itself, and sees less.
 *
 * @param layers the model first, and after each what it called
 * @param parameters of the whole model, a shared one once
 * @param trainable those that are not frozen
 * @param inputBytes of all inputs
 * @param parameterBytes of all parameters
 */
public record ModelSummary(
    List<Layer> layers, long parameters, long trainable, long inputBytes, long parameterBytes) {
  /**
   * One call, or a component that no call was seen of.
   *
   * @param name within what called it: {@code linear1}; empty for the model
   * @param type of the component
   * @param depth 0 for the model
   * @param input the shape of the first input
   * @param output the shape of the first output
   * @param parameters its own, without those of its children; none that an earlier line has
   * @param trainable those that are not frozen
   * @param again whether an earlier line is of the same component, and it has parameters
   * @param multiplyAdds of its own, without those of the calls in it
   * @param leaf whether it has no children
   * @param outputBytes of the first output
   */
  public record Layer(
      String name,
      String type,
      int depth,
      Optional<Shape> input,
      Optional<Shape> output,
      long parameters,
      long trainable,
      boolean again,
      long multiplyAdds,
      boolean leaf,
      long outputBytes) {}

  /** Holds on to its own copy of the list. */
  public ModelSummary {
    layers = List.copyOf(layers);
  }

  /** Of {@code model}, given zeros of this shape. */
  public static ModelSummary of(Backend backend, Module model, Shape input) {
    return of(backend, model, backend.zeros(input));
  }

  /** Of {@code model}, given {@code input}. */
  public static ModelSummary of(Backend backend, Module model, Tensor input) {
    return of(backend, model, m -> m.forward(input), input);
  }

  /**
   * Of a component that takes several inputs, say.
   *
   * @param forward calls what it is given, a copy of {@code model}, and returns its output
   * @param inputs what it calls it with
   */
  public static <C extends Component> ModelSummary of(
      Backend backend, C model, Function<? super C, Tensor> forward, Tensor... inputs) {
    Call call = new Trial(backend).run(model, forward, inputs);
    List<Parameter> all = model.parameters();
    long bytes = 0;
    for (Tensor input : inputs) {
      bytes += Call.bytes(input);
    }
    return new ModelSummary(
        new Lines(model).of(call),
        all.stream().mapToLong(p -> p.shape().size()).sum(),
        all.stream().filter(Tensor::requiresGrad).mapToLong(p -> p.shape().size()).sum(),
        bytes,
        all.stream().mapToLong(Call::bytes).sum());
  }

  /** Of the whole pass. */
  public long multiplyAdds() {
    return layers.stream().mapToLong(Layer::multiplyAdds).sum();
  }

  /** Twice what the leaves with parameters give, once more for its gradients. */
  public long passBytes() {
    return layers.stream()
        .filter(layer -> layer.leaf() && (layer.parameters() > 0 || layer.again()))
        .mapToLong(layer -> 2 * layer.outputBytes())
        .sum();
  }

  /** The table and its totals, for people. */
  @Override
  public String toString() {
    return SummaryTable.of(this);
  }
}
