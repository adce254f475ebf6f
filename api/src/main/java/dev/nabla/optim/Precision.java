package dev.nabla.optim;

import dev.nabla.tensor.DType;

/**
 * Arithmetic on numbers as PyTorch does it on tensors of one element: each result is rounded to
 * their dtype.
 */
record Precision(DType dtype) {
  double round(double value) {
    return dtype == DType.FLOAT32 ? (float) value : value;
  }

  double add(double a, double b) {
    return round(round(a) + round(b));
  }

  double sub(double a, double b) {
    return round(round(a) - round(b));
  }

  double mul(double a, double b) {
    return round(round(a) * round(b));
  }

  double div(double a, double b) {
    return round(round(a) / round(b));
  }

  double sqrt(double a) {
    return round(Math.sqrt(round(a)));
  }
}
