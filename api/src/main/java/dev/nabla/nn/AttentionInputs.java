package dev.nabla.nn;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;

/** What an attention asks of queries, keys and values. */
final class AttentionInputs {
  private static final String OP = "multiheadAttention";

  private AttentionInputs() {}

  /** Their extents; an error where they do not fit the weights or one another. */
  static AttentionSizes sizes(MultiheadAttention attention, Tensor q, Tensor k, Tensor v) {
    int rank = q.shape().rank();
    boolean first = attention.options().batchFirst();
    requireWidths(attention, q, k, v);
    int batch = first ? 0 : 1;
    int step = rank == 2 ? 0 : 1 - batch;
    Shape a = q.shape();
    Shape b = k.shape();
    boolean fit = b.without(-1).equals(v.shape().without(-1));
    if (!fit || (rank == 3 && a.extent(batch) != b.extent(batch))) {
      throw new NablaException(
          OP,
          "as many values as keys, and one batch size" + (first ? " in front" : " in the middle"),
          a + ", " + b + " and " + v.shape(),
          "pad the shorter ones, or set batchFirst as the inputs are laid out");
    }
    return new AttentionSizes(
        rank == 3,
        rank == 3 ? a.extent(batch) : 1,
        attention.numHeads(),
        a.extent(step),
        b.extent(step),
        further(attention),
        q.dtype());
  }

  private static int further(MultiheadAttention attention) {
    return (attention.weights().furtherKey().isPresent() ? 1 : 0)
        + (attention.options().addZeroAttn() ? 1 : 0);
  }

  private static void requireWidths(MultiheadAttention attention, Tensor q, Tensor k, Tensor v) {
    int[] widths = attention.weights().widths();
    DType dtype = attention.outProj().weight().dtype();
    Tensor[] inputs = {q, k, v};
    String[] names = {"queries", "keys", "values"};
    int rank = q.shape().rank();
    for (int i = 0; i < inputs.length; i++) {
      Shape shape = inputs[i].shape();
      boolean ranks = (rank == 2 || rank == 3) && shape.rank() == rank;
      if (!ranks || shape.extent(-1) != widths[i] || inputs[i].dtype() != dtype) {
        String layout = attention.options().batchFirst() ? "[N, L, " : "[L, N, ";
        throw new NablaException(
            OP,
            names[i] + " " + layout + widths[i] + "] or [L, " + widths[i] + "] of dtype " + dtype,
            inputs[i].dtype() + " " + shape,
            "make the last axis the features, and give all three a batch axis, or none");
      }
    }
  }
}
