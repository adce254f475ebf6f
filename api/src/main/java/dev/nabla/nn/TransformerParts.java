package dev.nabla.nn;

import dev.nabla.tensor.Generator;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What the layers of encoders and decoders are built of. */
record TransformerParts(TensorFactory factory, int dModel, TransformerOptions options) {
  MultiheadAttention attention(int nhead) {
    MultiheadAttention.Options settings =
        new MultiheadAttention.Options()
            .dropout(options.dropout())
            .bias(options.bias())
            .batchFirst(options.batchFirst());
    return MultiheadAttention.create(factory, dModel, nhead, settings);
  }

  Linear widening() {
    return Linear.create(factory, dModel, options.dimFeedforward(), options.bias());
  }

  Linear narrowing() {
    return Linear.create(factory, options.dimFeedforward(), dModel, options.bias());
  }

  LayerNorm norm() {
    LayerNorm.Options settings =
        new LayerNorm.Options().eps(options.layerNormEps()).bias(options.bias());
    return LayerNorm.create(factory, Shape.of(dModel), settings);
  }

  Dropout dropout() {
    return Dropout.create(factory, options.dropout());
  }

  /**
   * {@code count} that begin alike, as PyTorch's copies of one do: each is drawn from the same
   * place of the stream.
   */
  static <T> List<T> alike(TensorFactory factory, String layer, int count, Supplier<T> make) {
    Require.atLeastOne(layer, "numLayers", count);
    Generator stream = factory.generator();
    Generator start = stream.copy();
    List<T> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stream.become(start);
      made.add(make.get());
    }
    return made;
  }

  /**
   * Attention's output with some of it dropped, drawn in the order in which it lies in PyTorch's
   * memory: by steps first, whatever the layout.
   */
  static Tensor dropped(Dropout dropout, Tensor x, TransformerOptions options) {
    boolean turned = options.batchFirst() && x.shape().rank() == 3;
    return Calls.of(
        dropout,
        List.of(x),
        () -> turned ? dropout.forward(x.transpose(0, 1)).transpose(0, 1) : dropout.forward(x),
        List::of);
  }
}
