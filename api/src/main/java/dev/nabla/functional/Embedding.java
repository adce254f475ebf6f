package dev.nabla.functional;

import dev.nabla.tensor.Axes;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a table, one by one or in bags. */
public final class Embedding {
  private static final String BAG = "embeddingBag";

  private Embedding() {}

  /** {@code y[..] = weight[index[..]]}: {@code [..]} of INT64 by {@code [rows, D] -> [.., D]}. */
  public static Tensor embedding(Tensor index, Tensor weight) {
    return embedding(index, weight, null, false);
  }

  /**
   * The same with another gradient.
   *
   * @param paddingIdx the row that no gradient flows to
   * @param scaleGradByFreq whether a row's gradient is divided by how often the index names it
   */
  public static Tensor embedding(
      Tensor index, Tensor weight, @Nullable Integer paddingIdx, boolean scaleGradByFreq) {
    HostArray values = requireIndex("embedding", index, weight);
    Tensor rows = weight.indexSelect(0, index.flatten());
    if (scaleGradByFreq) {
      divideGradient(rows, longs(values));
    }
    Shape shape = index.shape();
    int[] extents = Arrays.copyOf(shape.toArray(), shape.rank() + 1);
    extents[shape.rank()] = weight.shape().extent(1);
    Tensor y = rows.reshape(Shape.of(extents));
    return paddingIdx == null
        ? y
        : index.eq(paddingIdx.doubleValue()).unsqueeze(-1).where(y.detach(), y);
  }

  /**
   * The rows of each bag as one: {@code [n]} of INT64 {@code -> [bags, D]}; an empty bag gives 0.
   *
   * @param offsets {@code [bags]}: where in the index each bag begins
   * @param perSampleWeights {@code [n]}: factors for the rows, with {@link BagMode#SUM} alone
   * @param includeLastOffset whether the offsets end with the number of indices
   * @param paddingIdx the row that counts for nothing
   */
  public static Tensor embeddingBag(
      Tensor index,
      Tensor weight,
      Tensor offsets,
      BagMode mode,
      @Nullable Tensor perSampleWeights,
      boolean includeLastOffset,
      @Nullable Integer paddingIdx,
      boolean scaleGradByFreq) {
    HostArray values = requireIndex(BAG, index, weight);
    requireBags(index, weight, offsets, mode, perSampleWeights, scaleGradByFreq);
    Bags bags = Bags.of(values, offsets.toHost(), includeLastOffset, paddingIdx);
    Tensor rows = weight.indexSelect(0, tensor(index, bags.rows));
    if (scaleGradByFreq) {
      divideGradient(rows, bags.rows);
    }
    if (perSampleWeights != null) {
      Tensor factors = perSampleWeights.indexSelect(0, tensor(index, bags.positions));
      rows = rows.mul(factors.unsqueeze(1));
    }
    if (mode == BagMode.MAX && bags.longest() > 0) {
      return greatest(rows, bags);
    }
    Tensor sum = sum(rows, bags);
    return mode == BagMode.MEAN ? sum.div(lengths(rows, bags)) : sum;
  }

  private static Tensor sum(Tensor rows, Bags bags) {
    Shape shape = Shape.of(bags.lengths.length, rows.shape().extent(1));
    return rows.scalarLike(0).expand(shape).indexAdd(0, tensor(rows, bags.bag), rows);
  }

  /** {@code [bags, 1]}, 1 for an empty one. */
  private static Tensor lengths(Tensor rows, Bags bags) {
    int[] lengths = bags.lengths;
    HostArray values =
        HostArray.generate(rows.dtype(), lengths.length, i -> Math.max(1, lengths[i]));
    return rows.hostLike(values, Shape.of(lengths.length, 1));
  }

  private static Tensor greatest(Tensor rows, Bags bags) {
    int count = bags.lengths.length;
    Tensor table = tensor(rows, bags.table());
    Tensor all =
        rows.indexSelect(0, table.maximum(0))
            .reshape(count, bags.longest(), rows.shape().extent(1));
    Tensor none = table.lt(0).reshape(count, bags.longest(), 1);
    Tensor found = all.maskedFill(none, Double.NEGATIVE_INFINITY).max(1).values();
    return found.maskedFill(none.all(1), 0);
  }

  /**
   * The weight with each row that the index names, and whose norm is above {@code maxNorm}, scaled
   * down to it; detached.
   *
   * @param normType p of the norm
   */
  public static Tensor renormed(Tensor index, Tensor weight, double maxNorm, double normType) {
    HostArray values = requireIndex("embedding", index, weight);
    boolean[] named = new boolean[weight.shape().extent(0)];
    for (int i = 0; i < values.length(); i++) {
      named[(int) values.getLong(i)] = true;
    }
    Tensor table = weight.detach();
    Tensor norms = table.norm(normType, Axes.KEEP, 1);
    HostArray mask = HostArray.generate(DType.BOOL, named.length, i -> named[i] ? 1 : 0);
    Tensor high = norms.gt(maxNorm).and(table.hostLike(mask, norms.shape()));
    Tensor factors = norms.add(1e-7).reciprocal().mul(maxNorm);
    return table.mul(factors.maskedFill(high.not(), 1));
  }

  /** Has the gradient of {@code rows} divided by how often each stands among {@code index}. */
  private static void divideGradient(Tensor rows, long[] index) {
    if (rows.requiresGrad()) {
      Map<Long, Integer> often = new HashMap<>();
      for (long row : index) {
        often.merge(row, 1, Integer::sum);
      }
      HostArray counts =
          HostArray.generate(rows.dtype(), index.length, i -> often.getOrDefault(index[i], 1));
      Tensor divisors = rows.hostLike(counts, Shape.of(index.length, 1));
      rows.onGradient(gradient -> gradient.div(divisors));
    }
  }

  private static Tensor tensor(Tensor like, long[] values) {
    return like.hostLike(new HostArray.Longs(values), Shape.of(values.length));
  }

  private static long[] longs(HostArray values) {
    return ((HostArray.Longs) values).values();
  }

  private static void requireBags(
      Tensor index,
      Tensor weight,
      Tensor offsets,
      BagMode mode,
      @Nullable Tensor factors,
      boolean scaleGradByFreq) {
    if (index.shape().rank() != 1
        || offsets.shape().rank() != 1
        || offsets.dtype() != DType.INT64) {
      throw new NablaException(
          BAG,
          "an index [n] and INT64 offsets [bags]",
          "shape " + index.shape() + " and " + offsets.dtype() + " " + offsets.shape(),
          "reshape or convert one of them");
    }
    if (factors != null
        && (!factors.shape().equals(index.shape()) || factors.dtype() != weight.dtype())) {
      throw new NablaException(
          BAG,
          "perSampleWeights " + weight.dtype() + " " + index.shape() + ", as the index",
          factors.dtype() + " " + factors.shape(),
          "reshape or convert them");
    }
    if ((factors != null && mode != BagMode.SUM) || (scaleGradByFreq && mode == BagMode.MAX)) {
      throw new NablaException(
          BAG,
          factors == null
              ? "scaleGradByFreq with a sum or a mean"
              : "perSampleWeights with a sum alone",
          mode.name(),
          "choose another mode");
    }
  }

  /** The index, each of which must name a row of {@code weight}. */
  private static HostArray requireIndex(String op, Tensor index, Tensor weight) {
    if (index.dtype() != DType.INT64 || weight.shape().rank() != 2) {
      throw new NablaException(
          op,
          "an INT64 index and a weight [rows, D]",
          index.dtype() + " " + index.shape() + " and shape " + weight.shape(),
          "convert the index with to(DType.INT64), and reshape the weight");
    }
    int rows = weight.shape().extent(0);
    HostArray values = index.toHost();
    for (int i = 0; i < values.length(); i++) {
      long row = values.getLong(i);
      if (row < 0 || row >= rows) {
        throw new NablaException(
            op,
            "indices of the " + rows + " rows, 0 to " + (rows - 1),
            row + " in an index of shape " + index.shape(),
            "check how the index was made, or enlarge the table");
      }
    }
    return values;
  }
}
