package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.nn.AttentionMask;
import dev.nabla.nn.Module;
import dev.nabla.nn.PositionalEncoding;
import dev.nabla.nn.RecurrentOptions;
import dev.nabla.nn.TransformerEncoder;
import dev.nabla.nn.TransformerOptions;
import dev.nabla.tensor.Tensor;

/** Models such as a user writes, whose layers are named as those of the script are. */
final class RunModels {
  private RunModels() {}

  /** What follows each symbol, by an LSTM. */
  record Characters(Module embedding, Module lstm, Module head) implements Module {
    static Characters create(Backend b) {
      return new Characters(
          b.embedding(10, 6),
          b.lstm(6, 12, new RecurrentOptions().batchFirst(true)),
          b.linear(12, 10));
    }

    @Override
    public Tensor forward(Tensor x) {
      return head.forward(lstm.forward(embedding.forward(x)));
    }
  }

  /** What follows each symbol, by a transformer encoder. */
  record Encoder(
      Module embedding, PositionalEncoding position, TransformerEncoder encoder, Module head)
      implements Module {
    private static final int WIDTH = 16;

    static Encoder create(Backend b) {
      TransformerOptions options =
          new TransformerOptions()
              .dimFeedforward(32)
              .dropout(0.1)
              .activation(Tensor::gelu)
              .batchFirst(true)
              .normFirst(true);
      PositionalEncoding.Options positions =
          new PositionalEncoding.Options().dropout(0.1).maxLen(8).batchFirst(true);
      return new Encoder(
          b.embedding(10, WIDTH),
          PositionalEncoding.create(b, WIDTH, positions),
          TransformerEncoder.create(b, WIDTH, 2, 2, options).norm(b.layerNorm(WIDTH)),
          b.linear(WIDTH, 10));
    }

    @Override
    public Tensor forward(Tensor x) {
      Tensor y = position.forward(embedding.forward(x).mul(Math.sqrt(WIDTH)));
      return head.forward(encoder.forward(y, new AttentionMask().causal(true)));
    }
  }
}
