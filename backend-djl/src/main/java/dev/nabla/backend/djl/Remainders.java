package dev.nabla.backend.djl;

import ai.djl.ndarray.NDArray;
import dev.nabla.kernel.Remainder;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;

/**
 * {@code a - b * floor(a / b)} and {@code a - b * trunc(a / b)}, of the sign of b and of a.
 *
 * <p>On the Java heap, because PyTorch's ends the JVM where the least INT64 meets -1, and gives NaN
 * for divisors that are subnormal or quotients that are huge.
 */
final class Remainders {
  private final Transfer transfer;

  Remainders(Transfer transfer) {
    this.transfer = transfer;
  }

  NDArray apply(BinaryOp op, DjlArray a, DjlArray b, Shape shape) {
    return transfer.upload(Remainder.of(op, read(a, shape), read(b, shape)), shape);
  }

  private HostArray read(DjlArray a, Shape shape) {
    try (NDArray expanded = a.nd().broadcast(Types.of(shape))) {
      return transfer.read(expanded, a.dtype(), shape);
    }
  }
}
