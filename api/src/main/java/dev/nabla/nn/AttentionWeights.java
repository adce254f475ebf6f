package dev.nabla.nn;

import dev.nabla.nn.init.Init;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an attention makes queries, keys and values with: one weight if all inputs are embedDim
 * wide, else one for each.
 *
 * @param packed {@code [3 E, E]}, the rows for queries, keys and values one after the other; or
 *     none
 * @param separate {@code [E, E]}, {@code [E, kdim]} and {@code [E, vdim]}; or nothing
 * @param bias {@code [3 E]}, or none
 * @param furtherKey {@code [1, 1, E]}: one more key for every sequence, or none
 * @param furtherValue its value
 */
public record AttentionWeights(
    Optional<Parameter> packed,
    List<Parameter> separate,
    Optional<Parameter> bias,
    Optional<Parameter> furtherKey,
    Optional<Parameter> furtherValue) {
  /** Checks that there is one weight or three, and that all fit. */
  public AttentionWeights {
    separate = List.copyOf(separate);
    if (separate.size() != (packed.isPresent() ? 0 : 3)) {
      throw new NablaException(
          "multiheadAttention",
          "one packed weight, or three",
          (packed.isPresent() ? "one and " : "") + separate.size(),
          "let create() make them");
    }
    Shape first = (packed.isPresent() ? packed.get() : separate.get(0)).shape();
    int width = first.rank() == 2 ? first.extent(1) : 0;
    boolean fit = first.equals(Shape.of(packed.isPresent() ? 3 * width : width, width));
    fit &= separate.stream().allMatch(w -> w.shape().rank() == 2 && w.shape().extent(0) == width);
    fit &= bias.isEmpty() || bias.get().shape().equals(Shape.of(3 * width));
    fit &= furtherKey.isPresent() == furtherValue.isPresent();
    for (Optional<Parameter> further : List.of(furtherKey, furtherValue)) {
      fit &= further.isEmpty() || further.get().shape().equals(Shape.of(1, 1, width));
    }
    if (!fit) {
      throw new NablaException(
          "multiheadAttention",
          "a weight [3 E, E], or [E, E], [E, kdim] and [E, vdim], and all else as wide as E",
          "other shapes, the first of them " + first,
          "let create() make them");
    }
  }

  /** Weights drawn uniformly and further keys normally after Glorot, biases 0. */
  static AttentionWeights create(
      TensorFactory factory, int embedDim, MultiheadAttention.Options options) {
    int kdim = options.kdim().orElse(embedDim);
    int vdim = options.vdim().orElse(embedDim);
    boolean packed = kdim == embedDim && vdim == embedDim;
    Shape[] shapes =
        packed
            ? new Shape[] {Shape.of(3 * embedDim, embedDim)}
            : new Shape[] {
              Shape.of(embedDim, embedDim), Shape.of(embedDim, kdim), Shape.of(embedDim, vdim)
            };
    List<Parameter> drawn =
        Stream.of(shapes).map(shape -> Init.xavierUniform().parameter(factory, shape)).toList();
    Parameter bias = factory.parameter(factory.zeros(Shape.of(3 * embedDim)));
    return new AttentionWeights(
        packed ? Optional.of(drawn.get(0)) : Optional.empty(),
        packed ? List.of() : drawn,
        options.bias() ? Optional.of(bias) : Optional.empty(),
        further(factory, embedDim, options),
        further(factory, embedDim, options));
  }

  private static Optional<Parameter> further(
      TensorFactory factory, int embedDim, MultiheadAttention.Options options) {
    return options.addBiasKv()
        ? Optional.of(Init.xavierNormal().parameter(factory, Shape.of(1, 1, embedDim)))
        : Optional.empty();
  }

  /** Them under PyTorch's names. */
  Map<String, Object> named() {
    Map<String, Object> named = new LinkedHashMap<>();
    packed.ifPresent(weight -> named.put("in_proj_weight", weight));
    List<String> names = List.of("q_proj_weight", "k_proj_weight", "v_proj_weight");
    for (int i = 0; i < separate.size(); i++) {
      named.put(names.get(i), separate.get(i));
    }
    bias.ifPresent(b -> named.put("in_proj_bias", b));
    furtherKey.ifPresent(key -> named.put("bias_k", key));
    furtherValue.ifPresent(value -> named.put("bias_v", value));
    return named;
  }

  int embedDim() {
    return weights().get(0).shape().extent(0) / (packed.isPresent() ? 3 : 1);
  }

  /** The widths of the inputs. */
  int[] widths() {
    int[] widths = weights().stream().mapToInt(weight -> weight.shape().extent(1)).toArray();
    return packed.isPresent() ? new int[] {widths[0], widths[0], widths[0]} : widths;
  }

  private List<Parameter> weights() {
    return packed.map(List::of).orElse(separate);
  }

  /** Queries, keys and values {@code [.., E]}; in one product where all are made of one tensor. */
  List<Tensor> project(Tensor query, Tensor key, Tensor value) {
    if (packed.isPresent() && query == key && key == value) {
      return product(query, packed.get(), bias.orElse(null)).chunk(3, -1);
    }
    List<? extends Tensor> parts =
        packed.<List<? extends Tensor>>map(w -> w.chunk(3, 0)).orElse(separate);
    List<Tensor> biases = bias.map(b -> b.chunk(3, 0)).orElse(List.of());
    Tensor[] inputs = {query, key, value};
    return IntStream.range(0, 3)
        .mapToObj(i -> product(inputs[i], parts.get(i), biases.isEmpty() ? null : biases.get(i)))
        .toList();
  }

  private static Tensor product(Tensor x, Tensor weight, @Nullable Tensor bias) {
    Tensor product = x.matmul(weight.t());
    return bias == null ? product : product.add(bias);
  }
}
