package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.nn.AttentionMask;
import dev.nabla.nn.LayerNorm;
import dev.nabla.nn.Module;
import dev.nabla.nn.PositionalEncoding;
import dev.nabla.nn.TransformerDecoder;
import dev.nabla.nn.TransformerDecoderLayer;
import dev.nabla.nn.TransformerEncoder;
import dev.nabla.nn.TransformerEncoderLayer;
import dev.nabla.nn.TransformerOptions;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The layers of {@code twins/sections/transformer.py} above attention. */
final class TransformerTwins {
  private static final TransformerOptions SMALL =
      new TransformerOptions().dimFeedforward(7).dropout(0);
  private static final TransformerOptions DROPS = SMALL.dropout(0.3);
  private static final TransformerOptions DROPS_FIRST = DROPS.batchFirst(true).normFirst(true);
  private static final AttentionMask OPEN = new AttentionMask();
  private static final AttentionMask CAUSAL = OPEN.causal(true);

  static final Map<String, ModuleTwin<?>> ALL = new LinkedHashMap<>(AttentionTwins.ALL);

  static {
    layers();
    stacks();
    whole();
  }

  private TransformerTwins() {}

  private static void layers() {
    ALL.put("transformerEncoderLayer", encoderLayer(SMALL, Masks.NONE));
    ALL.put(
        "transformerEncoderLayer/masks", encoderLayer(SMALL.activation(Tensor::gelu), Masks.BOTH));
    TransformerOptions first = SMALL.batchFirst(true).normFirst(true);
    ALL.put(
        "transformerEncoderLayer/normFirst",
        encoderLayer(first.layerNormEps(0.1).bias(false), Masks.NONE));
    ALL.put("transformerEncoderLayer/dropout", encoderLayer(DROPS, Masks.NONE));
    ALL.put("transformerEncoderLayer/dropoutFirst", encoderLayer(DROPS_FIRST, Masks.NONE));
    ALL.put("transformerEncoderLayer/eval", encoderLayer(DROPS, Masks.NONE));
    ALL.put("transformerDecoderLayer", decoderLayer(SMALL, OPEN));
    ALL.put("transformerDecoderLayer/normFirst", decoderLayer(first, CAUSAL));
    ALL.put("transformerDecoderLayer/dropout", decoderLayer(DROPS, OPEN));
    ALL.put("transformerDecoderLayer/dropoutFirst", decoderLayer(DROPS_FIRST, OPEN));
  }

  private static void stacks() {
    ALL.put(
        "transformerEncoder",
        encoder(b -> b.transformerEncoder(6, 2, 2, DROPS).norm(norm(b)), Masks.NONE));
    TransformerOptions batchFirst = DROPS.batchFirst(true);
    ALL.put(
        "transformerEncoder/batchFirst",
        encoder(b -> b.transformerEncoder(6, 2, 2, batchFirst), Masks.BOTH));
    ALL.put(
        "transformerEncoder/eval",
        encoder(b -> b.transformerEncoder(6, 2, 2, batchFirst), Masks.PADDING));
    ALL.put(
        "transformerDecoder",
        decoder(b -> b.transformerDecoder(6, 2, 2, DROPS).norm(norm(b)), OPEN));
    ALL.put(
        "transformerDecoder/unbatched",
        decoder(b -> b.transformerDecoder(6, 2, 2, SMALL.batchFirst(true)), CAUSAL));
  }

  private static void whole() {
    ALL.put(
        "transformer",
        ModuleTwin.of(
            b -> b.transformer(6, 2, 2, 1, SMALL),
            (made, in) -> List.of(made.forward(in.get(0), in.get(1)))));
    ALL.put(
        "transformer/dropout",
        ModuleTwin.of(
            b -> b.transformer(6, 3, 1, 2, DROPS.batchFirst(true)),
            (made, in) -> {
              AttentionMask padding = OPEN.keyPadding(in.get(2));
              AttentionMask shut = OPEN.attention(in.get(3));
              return List.of(made.forward(in.get(0), in.get(1), padding, shut, padding));
            }));
    PositionalEncoding.Options options = new PositionalEncoding.Options().dropout(0);
    ALL.put("positionalEncoding", positions(6, options.maxLen(30)));
    ALL.put(
        "positionalEncoding/dropout",
        positions(6, options.dropout(0.5).maxLen(7).batchFirst(true)));
    ALL.put("positionalEncoding/far", positions(2, options.maxLen(400)));
  }

  private static Module norm(Backend backend) {
    return LayerNorm.create(backend, Shape.of(6), new LayerNorm.Options());
  }

  private static ModuleTwin<Module> positions(int dModel, PositionalEncoding.Options options) {
    return ModuleTwin.of(b -> b.positionalEncoding(dModel, options));
  }

  /** Which masks follow the inputs. */
  private enum Masks {
    NONE,
    PADDING,
    BOTH;

    AttentionMask of(List<Tensor> in) {
      return switch (this) {
        case NONE -> OPEN;
        case PADDING -> OPEN.keyPadding(in.get(1));
        case BOTH -> OPEN.attention(in.get(1)).keyPadding(in.get(2));
      };
    }
  }

  private static ModuleTwin<TransformerEncoderLayer> encoderLayer(
      TransformerOptions options, Masks masks) {
    return ModuleTwin.of(
        b -> b.transformerEncoderLayer(6, 2, options),
        (layer, in) -> List.of(layer.forward(in.get(0), masks.of(in))));
  }

  private static ModuleTwin<TransformerEncoder> encoder(
      Function<Backend, TransformerEncoder> build, Masks masks) {
    return ModuleTwin.of(build, (encoder, in) -> List.of(encoder.forward(in.get(0), masks.of(in))));
  }

  private static ModuleTwin<TransformerDecoderLayer> decoderLayer(
      TransformerOptions options, AttentionMask target) {
    return ModuleTwin.of(
        b -> b.transformerDecoderLayer(6, 2, options),
        (layer, in) -> {
          boolean masked = in.size() == 4;
          AttentionMask shut = masked ? OPEN.attention(in.get(2)) : target;
          AttentionMask padding = masked ? OPEN.keyPadding(in.get(3)) : OPEN;
          return List.of(layer.forward(in.get(0), in.get(1), shut, padding));
        });
  }

  private static ModuleTwin<TransformerDecoder> decoder(
      Function<Backend, TransformerDecoder> build, AttentionMask target) {
    return ModuleTwin.of(
        build, (decoder, in) -> List.of(decoder.forward(in.get(0), in.get(1), target, OPEN)));
  }
}
