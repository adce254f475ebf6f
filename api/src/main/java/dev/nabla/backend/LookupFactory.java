package dev.nabla.backend;

import dev.nabla.nn.Bilinear;
import dev.nabla.nn.Embedding;
import dev.nabla.nn.EmbeddingBag;
import dev.nabla.nn.Module;
import dev.nabla.tensor.TensorFactory;

/** Tables that are looked up, and layers of two inputs, with PyTorch's defaults. */
public interface LookupFactory extends TensorFactory {
  /** {@code y[..] = weight[index[..]]}: see {@link Embedding}. */
  default Module embedding(int numEmbeddings, int embeddingDim) {
    return embedding(numEmbeddings, embeddingDim, new Embedding.Options());
  }

  /** The same with a row for padding and the like: see {@link Embedding}. */
  default Module embedding(int numEmbeddings, int embeddingDim, Embedding.Options options) {
    return Embedding.create(this, numEmbeddings, embeddingDim, options);
  }

  /** The mean row of each bag of indices: see {@link EmbeddingBag}. */
  default EmbeddingBag embeddingBag(int numEmbeddings, int embeddingDim) {
    return embeddingBag(numEmbeddings, embeddingDim, new EmbeddingBag.Options());
  }

  /** The same with sums, a row for padding and the like: see {@link EmbeddingBag}. */
  default EmbeddingBag embeddingBag(
      int numEmbeddings, int embeddingDim, EmbeddingBag.Options options) {
    return EmbeddingBag.create(this, numEmbeddings, embeddingDim, options);
  }

  /** {@code y[o] = x1' weight[o] x2 + bias[o]}: see {@link Bilinear}. */
  default Bilinear bilinear(int in1, int in2, int out) {
    return Bilinear.create(this, in1, in2, out);
  }

  /** The same with or without a bias: see {@link Bilinear}. */
  default Bilinear bilinear(int in1, int in2, int out, boolean bias) {
    return Bilinear.create(this, in1, in2, out, bias);
  }
}
