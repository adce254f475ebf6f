package dev.nabla.autograd;

import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.ProductCount;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A count on its thread; an inner one adds to those around it when it ends. */
final class OpenCount implements ProductCount {
  private final ThreadState thread;
  private final @Nullable OpenCount outer;
  private long multiplyAdds;
  private boolean closed;

  private OpenCount(ThreadState thread) {
    this.thread = thread;
    this.outer = thread.count;
  }

  static ProductCount open(ThreadState thread) {
    OpenCount made = new OpenCount(thread);
    thread.count = made;
    return made;
  }

  @Override
  public long multiplyAdds() {
    return multiplyAdds;
  }

  /** Counts {@code [.., n, k] x [.., k, m]}. */
  void matmul(Shape a, Shape result) {
    multiplyAdds += result.size() * a.extent(-1);
  }

  /** Counts what {@code body} multiplies as {@code number}. */
  Tensor countedAs(long number, Supplier<Tensor> body) {
    long before = multiplyAdds;
    Tensor y = body.get();
    multiplyAdds = before + number;
    return y;
  }

  /** Counts a convolution: what slides over the input is each time one filter, {@code w / w[0]}. */
  void convolution(ConvolutionOp op, Shape a, Shape b, Shape result) {
    Shape places =
        switch (op) {
          case FORWARD -> result;
          case INPUT -> a;
          case WEIGHT -> b;
        };
    Shape weight = op == ConvolutionOp.WEIGHT ? result : b;
    multiplyAdds += places.size() * (weight.size() / weight.extent(0));
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (thread.count != this || thread.owner != Thread.currentThread()) {
      throw new NablaException(
          "countProducts",
          "the innermost count of its own thread to be closed",
          "another one",
          "open counts in try-with-resources");
    }
    closed = true;
    thread.count = outer;
    if (outer != null) {
      outer.multiplyAdds += multiplyAdds;
    }
  }
}
