package dev.nabla.benchmarks.work;

import dev.nabla.benchmarks.work.Workload.Kind;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** {@code matmul/nt/n x k x m}: {@code [n, k] x [k, m]}, an operand transposed (t) or not (n). */
final class Matmuls {
  private static final int[] SQUARES = {64, 128, 256, 512, 1024, 2048};

  /** From here on the targets of large ones hold, and from {@link #LARGEST} on the highest. */
  private static final int LARGE = 256;

  private static final int LARGEST = 1024;

  private Matmuls() {}

  static List<Workload> all() {
    List<Workload> all = new ArrayList<>();
    for (int n : SQUARES) {
      for (String transposed : List.of("nn", "nt", "tn", "tt")) {
        Workload square = of(transposed, n, n, n);
        all.add(n < LARGE ? square.target(small()) : large(square, n >= LARGEST));
      }
    }
    all.add(of("nn", 64, 784, 256).target(small()));
    all.add(of("nn", 64, 256, 10).target(small()));
    all.add(of("nn", 1, 512, 512).target(Target.ratio(Versus.TUNED, 0.9, 2)));
    return all;
  }

  private static Target small() {
    return Target.ratio(Versus.TUNED, 0.9, 1.3);
  }

  private static Workload large(Workload square, boolean largest) {
    return square
        .target(Target.ratio(Versus.TUNED, 0.95, largest ? 1.25 : 1.15))
        .target(Target.peak(0.8, 0.8))
        .target(Target.ratio(Versus.TUNED, 0.9, 1.0).threads(2))
        .target(Target.gflops(35, 60).withoutVectors());
  }

  private static Workload of(String transposed, int n, int k, int m) {
    boolean first = transposed.charAt(0) == 't';
    boolean second = transposed.charAt(1) == 't';
    String name = "matmul/" + transposed + "/" + n + "x" + k + "x" + m;
    return Workload.of(
            name,
            Kind.KERNEL,
            backend -> {
              Tensor a = backend.randn(first ? Shape.of(k, n) : Shape.of(n, k));
              Tensor b = backend.randn(second ? Shape.of(m, k) : Shape.of(k, m));
              return () -> (first ? a.t() : a).matmul(second ? b.t() : b);
            })
        .flops(2.0 * n * k * m);
  }
}
