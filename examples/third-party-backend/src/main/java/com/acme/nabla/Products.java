package com.acme.nabla;

import dev.nabla.tensor.Shape;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_FDRM;

/** Products of matrices, one of each batch after the other; floating ones by EJML. */
final class Products {
  private final Dense a;
  private final Dense b;
  private final Shape shape;
  private final int n;
  private final int k;
  private final int m;

  private Products(Dense a, Dense b) {
    this.a = a;
    this.b = b;
    this.n = a.shape().extent(-2);
    this.k = a.shape().extent(-1);
    this.m = b.shape().extent(-1);
    this.shape = a.shape().with(-1, m);
  }

  static Dense matmul(Dense a, Dense b) {
    Products products = new Products(a, b);
    return switch (a.dtype()) {
      case FLOAT32 -> products.floats();
      case FLOAT64 -> products.doubles();
      case INT64 -> products.longs();
      case BOOL -> throw new AssertionError("matmul of BOOL");
    };
  }

  /** How many products there are. */
  private int batches() {
    return Dense.outer(shape, shape.rank() - 2);
  }

  private Dense floats() {
    float[] result = new float[Dense.size(shape)];
    for (int i = 0; i < batches(); i++) {
      float[] left = Arrays.copyOfRange(a.floats(), i * n * k, (i + 1) * n * k);
      float[] right = Arrays.copyOfRange(b.floats(), i * k * m, (i + 1) * k * m);
      FMatrixRMaj product = new FMatrixRMaj(n, m);
      CommonOps_FDRM.mult(FMatrixRMaj.wrap(n, k, left), FMatrixRMaj.wrap(k, m, right), product);
      System.arraycopy(product.data, 0, result, i * n * m, n * m);
    }
    return Dense.of(shape, result);
  }

  private Dense doubles() {
    double[] result = new double[Dense.size(shape)];
    for (int i = 0; i < batches(); i++) {
      double[] left = Arrays.copyOfRange(a.doubles(), i * n * k, (i + 1) * n * k);
      double[] right = Arrays.copyOfRange(b.doubles(), i * k * m, (i + 1) * k * m);
      DMatrixRMaj product = new DMatrixRMaj(n, m);
      CommonOps_DDRM.mult(DMatrixRMaj.wrap(n, k, left), DMatrixRMaj.wrap(k, m, right), product);
      System.arraycopy(product.data, 0, result, i * n * m, n * m);
    }
    return Dense.of(shape, result);
  }

  /** EJML has no integers. */
  private Dense longs() {
    long[] result = new long[Dense.size(shape)];
    for (int i = 0; i < result.length; i++) {
      int row = i / m;
      int first = row / n * k * m + i % m;
      for (int j = 0; j < k; j++) {
        result[i] += a.longs()[row * k + j] * b.longs()[first + j * m];
      }
    }
    return Dense.of(shape, result);
  }
}
