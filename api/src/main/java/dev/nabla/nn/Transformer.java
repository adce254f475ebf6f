package dev.nabla.nn;

import dev.nabla.nn.init.Init;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;

/**
 * {@code decoder(target, encoder(source))}: {@code [S, N, E]} and {@code [L, N, E] -> [L, N, E]}
 * (Vaswani et al., "Attention is all you need", 2017).
 */
public record Transformer(TransformerEncoder encoder, TransformerDecoder decoder)
    implements Component {
  /**
   * Every matrix uniform after Glorot, and so no two layers alike; biases as the layers draw them,
   * alike in all encoder layers and in all decoder layers, as PyTorch's are.
   */
  public static Transformer create(
      TensorFactory factory,
      int dModel,
      int nhead,
      int numEncoderLayers,
      int numDecoderLayers,
      TransformerOptions options) {
    Require.atLeastOne("transformer", "numEncoderLayers", numEncoderLayers);
    Require.atLeastOne("transformer", "numDecoderLayers", numDecoderLayers);
    TransformerParts parts = new TransformerParts(factory, dModel, options);
    Transformer made =
        new Transformer(
            TransformerEncoder.create(factory, dModel, nhead, numEncoderLayers, options)
                .norm(parts.norm()),
            TransformerDecoder.create(factory, dModel, nhead, numDecoderLayers, options)
                .norm(parts.norm()));
    for (Parameter parameter : made.parameters()) {
      if (parameter.shape().rank() > 1) {
        Init.xavierUniform().fill(factory, parameter);
      }
    }
    return made;
  }

  /** Everything is open to everything. */
  public Tensor forward(Tensor source, Tensor target) {
    AttentionMask open = new AttentionMask();
    return forward(source, target, open, open, open);
  }

  /** By what the source sees of itself, the target of itself, and the target of the source. */
  public Tensor forward(
      Tensor source,
      Tensor target,
      AttentionMask sourceMask,
      AttentionMask targetMask,
      AttentionMask memoryMask) {
    Shape a = source.shape();
    Shape b = target.shape();
    boolean first = encoder.layers().get(0).options().batchFirst();
    int batch = first ? 0 : 1;
    if (a.rank() != b.rank() || (a.rank() == 3 && a.extent(batch) != b.extent(batch))) {
      throw new NablaException(
          "transformer",
          "a source and a target of one batch size, " + (first ? "in front" : "in the middle"),
          a + " and " + b,
          "set batchFirst as they are laid out, or pass as many of one as of the other");
    }
    return Calls.of(
        this,
        List.of(source, target),
        () -> decoder.forward(target, encoder.forward(source, sourceMask), targetMask, memoryMask),
        List::of);
  }

  /** {@code [size, size]}: -infinity above the diagonal, else 0; as a mask it hides later keys. */
  public static Tensor generateSquareSubsequentMask(TensorFactory factory, int size) {
    Require.atLeastOne("generateSquareSubsequentMask", "size", size);
    HostArray values =
        HostArray.generate(
            DType.FLOAT32,
            Math.multiplyExact(size, size),
            i -> i % size > i / size ? Double.NEGATIVE_INFINITY : 0);
    return factory.tensor(values, Shape.of(size, size));
  }

  @Override
  public String toString() {
    return describe();
  }
}
