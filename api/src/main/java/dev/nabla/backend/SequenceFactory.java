package dev.nabla.backend;

import dev.nabla.nn.Gru;
import dev.nabla.nn.GruCell;
import dev.nabla.nn.Lstm;
import dev.nabla.nn.LstmCell;
import dev.nabla.nn.MultiheadAttention;
import dev.nabla.nn.PositionalEncoding;
import dev.nabla.nn.RecurrentOptions;
import dev.nabla.nn.Rnn;
import dev.nabla.nn.RnnCell;
import dev.nabla.nn.Transformer;
import dev.nabla.nn.TransformerDecoder;
import dev.nabla.nn.TransformerDecoderLayer;
import dev.nabla.nn.TransformerEncoder;
import dev.nabla.nn.TransformerEncoderLayer;
import dev.nabla.nn.TransformerOptions;
import dev.nabla.tensor.TensorFactory;

/** Layers along sequences, with PyTorch's defaults. */
public interface SequenceFactory extends TensorFactory {
  /** {@code h' = tanh(W_ih x + b_ih + W_hh h + b_hh)} along a sequence: see {@link Rnn}. */
  default Rnn rnn(int in, int hidden) {
    return Rnn.create(this, in, hidden);
  }

  /** The same with several layers, in both directions and the like. */
  default Rnn rnn(int in, int hidden, RecurrentOptions options) {
    return Rnn.create(this, in, hidden, options);
  }

  /** The same with relu in the place of tanh. */
  default Rnn rnn(int in, int hidden, Rnn.Nonlinearity nonlinearity, RecurrentOptions options) {
    return Rnn.create(this, in, hidden, nonlinearity, options);
  }

  /** Long short-term memory along a sequence: see {@link Lstm}. */
  default Lstm lstm(int in, int hidden) {
    return Lstm.create(this, in, hidden);
  }

  /** The same with several layers, in both directions and the like. */
  default Lstm lstm(int in, int hidden, RecurrentOptions options) {
    return Lstm.create(this, in, hidden, options);
  }

  /** The same with h projected to {@code projSize} features. */
  default Lstm lstm(int in, int hidden, int projSize, RecurrentOptions options) {
    return Lstm.create(this, in, hidden, projSize, options);
  }

  /** Gated recurrent units along a sequence: see {@link Gru}. */
  default Gru gru(int in, int hidden) {
    return Gru.create(this, in, hidden);
  }

  /** The same with several layers, in both directions and the like. */
  default Gru gru(int in, int hidden, RecurrentOptions options) {
    return Gru.create(this, in, hidden, options);
  }

  /** One step of an {@link Rnn}: see {@link RnnCell}. */
  default RnnCell rnnCell(int in, int hidden) {
    return RnnCell.create(this, in, hidden);
  }

  /** The same with or without biases, with tanh or relu. */
  default RnnCell rnnCell(int in, int hidden, boolean bias, Rnn.Nonlinearity nonlinearity) {
    return RnnCell.create(this, in, hidden, bias, nonlinearity);
  }

  /** One step of an {@link Lstm}: see {@link LstmCell}. */
  default LstmCell lstmCell(int in, int hidden) {
    return LstmCell.create(this, in, hidden);
  }

  /** The same with or without biases. */
  default LstmCell lstmCell(int in, int hidden, boolean bias) {
    return LstmCell.create(this, in, hidden, bias);
  }

  /** One step of a {@link Gru}: see {@link GruCell}. */
  default GruCell gruCell(int in, int hidden) {
    return GruCell.create(this, in, hidden);
  }

  /** The same with or without biases. */
  default GruCell gruCell(int in, int hidden, boolean bias) {
    return GruCell.create(this, in, hidden, bias);
  }

  /** Attention with several heads: see {@link MultiheadAttention}. */
  default MultiheadAttention multiheadAttention(int embedDim, int numHeads) {
    return MultiheadAttention.create(this, embedDim, numHeads);
  }

  /** The same with a dropout, batch first and the like. */
  default MultiheadAttention multiheadAttention(
      int embedDim, int numHeads, MultiheadAttention.Options options) {
    return MultiheadAttention.create(this, embedDim, numHeads, options);
  }

  /** Self-attention and a feed-forward network: see {@link TransformerEncoderLayer}. */
  default TransformerEncoderLayer transformerEncoderLayer(int dModel, int nhead) {
    return transformerEncoderLayer(dModel, nhead, new TransformerOptions());
  }

  /** The same with another dropout, batch first and the like. */
  default TransformerEncoderLayer transformerEncoderLayer(
      int dModel, int nhead, TransformerOptions options) {
    return TransformerEncoderLayer.create(this, dModel, nhead, options);
  }

  /** An encoder layer with attention to a memory: see {@link TransformerDecoderLayer}. */
  default TransformerDecoderLayer transformerDecoderLayer(int dModel, int nhead) {
    return transformerDecoderLayer(dModel, nhead, new TransformerOptions());
  }

  /** The same with another dropout, batch first and the like. */
  default TransformerDecoderLayer transformerDecoderLayer(
      int dModel, int nhead, TransformerOptions options) {
    return TransformerDecoderLayer.create(this, dModel, nhead, options);
  }

  /** Encoder layers one after the other: see {@link TransformerEncoder}. */
  default TransformerEncoder transformerEncoder(int dModel, int nhead, int numLayers) {
    return transformerEncoder(dModel, nhead, numLayers, new TransformerOptions());
  }

  /** The same with another dropout, batch first and the like. */
  default TransformerEncoder transformerEncoder(
      int dModel, int nhead, int numLayers, TransformerOptions options) {
    return TransformerEncoder.create(this, dModel, nhead, numLayers, options);
  }

  /** Decoder layers one after the other: see {@link TransformerDecoder}. */
  default TransformerDecoder transformerDecoder(int dModel, int nhead, int numLayers) {
    return transformerDecoder(dModel, nhead, numLayers, new TransformerOptions());
  }

  /** The same with another dropout, batch first and the like. */
  default TransformerDecoder transformerDecoder(
      int dModel, int nhead, int numLayers, TransformerOptions options) {
    return TransformerDecoder.create(this, dModel, nhead, numLayers, options);
  }

  /** An encoder of a source and a decoder of a target: see {@link Transformer}. */
  default Transformer transformer(
      int dModel, int nhead, int numEncoderLayers, int numDecoderLayers) {
    return transformer(dModel, nhead, numEncoderLayers, numDecoderLayers, new TransformerOptions());
  }

  /** The same with another dropout, batch first and the like. */
  default Transformer transformer(
      int dModel,
      int nhead,
      int numEncoderLayers,
      int numDecoderLayers,
      TransformerOptions options) {
    return Transformer.create(this, dModel, nhead, numEncoderLayers, numDecoderLayers, options);
  }

  /** Sines and cosines that tell positions apart: see {@link PositionalEncoding}. */
  default PositionalEncoding positionalEncoding(int dModel) {
    return PositionalEncoding.create(this, dModel);
  }

  /** The same with another dropout, batch first and the like. */
  default PositionalEncoding positionalEncoding(int dModel, PositionalEncoding.Options options) {
    return PositionalEncoding.create(this, dModel, options);
  }
}
