package dev.nabla.backend.pure.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.nabla.backend.pure.convolution.Convolution;
import dev.nabla.backend.pure.jit.Arithmetic;
import dev.nabla.backend.pure.jit.Formula;
import dev.nabla.backend.pure.jit.FormulaLoop;
import dev.nabla.backend.pure.jit.Jit;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.backend.pure.matrix.Elements;
import dev.nabla.backend.pure.matrix.Matrix;
import dev.nabla.backend.pure.matrix.Products;
import dev.nabla.backend.pure.matrix.Target;
import dev.nabla.backend.pure.norm.RowNorm;
import dev.nabla.backend.pure.norm.RowNorm.Factors;
import dev.nabla.tensor.CompareOp;
import dev.nabla.tensor.ConvolutionOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Geometry;
import dev.nabla.tensor.NormOp;
import dev.nabla.tensor.ReduceOp;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.UnaryOp;
import dev.nabla.tensor.Window;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No loop and no tile puts its vectors on the heap, whichever ran before it. */
class NoBoxingTest {
  private static final int N = 20_000;

  /** Scratch of a call, the most that of a convolution; boxes are 48 bytes for each vector. */
  private static final long FEW_BYTES = 40_000;

  private static final long WARM_NANOS = 40_000_000;
  private static final int ROUNDS = 100;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Map<String, Runnable> loops = new LinkedHashMap<>();

  @BeforeEach
  void find() {
    assumeTrue(Loops.areVectors());
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      Object a = dtype == DType.FLOAT32 ? floats() : doubles();
      Object r = dtype == DType.FLOAT32 ? new float[N] : new double[N];
      boolean[] compared = new boolean[N];
      for (ReduceOp op : ReduceOp.values()) {
        loops.put(op + " " + dtype, () -> Loops.fold(op, dtype).run(a, 0, N, r, 0));
      }
      for (CompareOp op : CompareOp.values()) {
        loops.put(op + " " + dtype, () -> Loops.compare(op, dtype).run(a, 0, a, 0, compared, 0, N));
      }
      for (UnaryOp op : UnaryOp.values()) {
        if (op != UnaryOp.NOT) {
          loops.put(op + " " + dtype, () -> Loops.unary(op, dtype).run(a, 0, r, 0, N));
        }
      }
    }
    products();
    convolutions();
    formulas();
    norms();
  }

  private void norms() {
    RowNorm kernel = RowNorm.of(DType.FLOAT32);
    float[] x = floats();
    float[] y = floats();
    float[] z = floats();
    double eps = 1e-5;
    for (NormOp op : NormOp.values()) {
      for (boolean each : new boolean[] {true, false}) {
        Factors w = new Factors(floats(), 0, each);
        String name = op + (each ? ", each element weighed " : ", all weighed alike ");
        loops.put(name + "forward", () -> kernel.norm(op, x, 0, N, eps, w, w, y, 0));
        loops.put(name + "backward", () -> kernel.gradient(op, x, 0, x, 0, N, eps, w, y, 0));
      }
      loops.put(op + " sums", () -> kernel.sums(op, x, 0, x, 0, N, eps, y, 0, 1));
      loops.put(op + " added", () -> kernel.addTo(op, x, 0, x, 0, N, eps, y, z));
    }
    loops.put("moments", () -> kernel.moments(x, 0, N, y, 0, 1));
  }

  /** The longest that are compiled: a chain, and sums of as many arrays as possible. */
  private void formulas() {
    List<Arithmetic> ops = List.of(Arithmetic.values());
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      for (int arrays : new int[] {2, 15}) {
        List<Formula.Operation> operations = new ArrayList<>();
        for (int i = 0; i < 30 - arrays; i++) {
          Arithmetic op = ops.get(i % ops.size());
          int last = i == 0 ? 0 : arrays + i - 1;
          operations.add(new Formula.Operation(op, last, op.isBinary() ? i % arrays : last));
        }
        Formula formula = new Formula(dtype, arrays, 0, operations, List.of(arrays, 29));
        FormulaLoop loop = Jit.SHARED.loop(formula, 1 << 30).orElseThrow();
        Object[] all = new Object[arrays + 2];
        for (int i = 0; i < all.length; i++) {
          all[i] = dtype == DType.FLOAT32 ? floats() : doubles();
        }
        loops.put(formula.toString(), () -> loop.run(all, new int[all.length], new double[0], N));
      }
    }
  }

  private void products() {
    float[] a = floats();
    float[] c = new float[64 * 64];
    Elements<float[]> elements = Products.FLOAT_ELEMENTS;
    Target<float[]> target = new Target<>(c, 0, 64, 1, false);
    Target<float[]> sum = new Target<>(c, 0, 64, 1, true);
    for (int[] strides : new int[][] {{64, 1}, {1, 64}}) {
      Matrix<float[]> left = elements.matrix(a, 0, strides[0], strides[1]);
      Matrix<float[]> right = elements.matrix(a, 0, 1, 64);
      String name = "product of rows " + strides[0] + " apart";
      loops.put(name, () -> Products.FLOATS.multiply(left, right, 64, 64, 64, target));
      loops.put(name + ", added", () -> Products.FLOATS.multiply(left, right, 64, 64, 64, sum));
      loops.put(name + ", few", () -> Products.FLOATS.multiply(left, right, 9, 64, 64, target));
    }
  }

  private void convolutions() {
    Window window = new Window(12, 3, 12, 1, 1, 1);
    Geometry geometry = new Geometry(window, window, 1);
    Shape x = Shape.of(1, 8, 12, 12);
    Shape w = Shape.of(8, 8, 3, 3);
    float[] values = floats();
    float[] result = new float[(int) Math.max(x.size(), w.size())];
    for (ConvolutionOp op : ConvolutionOp.values()) {
      Shape second = op == ConvolutionOp.WEIGHT ? x : w;
      loops.put(
          "convolution " + op,
          () -> Convolution.run(op, DType.FLOAT32, values, x, values, second, geometry, result));
    }
  }

  @Test
  void afterAMixedWarmUp() {
    loops.values().forEach(NoBoxingTest::warm);
    Map<String, Long> boxing = new TreeMap<>();
    loops.forEach(
        (name, loop) -> {
          long bytes = leastBytes(loop);
          if (bytes > FEW_BYTES) {
            boxing.put(name, bytes);
          }
        });
    assertEquals(Map.of(), boxing);
  }

  private static void warm(Runnable loop) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < WARM_NANOS) {
      loop.run();
    }
  }

  /** Of a call, once the compiler, which may be behind, has had its time. */
  private long leastBytes(Runnable loop) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS && least > FEW_BYTES; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      loop.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      if (least > FEW_BYTES) {
        warm(loop);
      }
    }
    return least;
  }

  private static float[] floats() {
    float[] a = new float[N];
    for (int i = 0; i < N; i++) {
      a[i] = 0.1f + i % 100 * 0.01f;
    }
    return a;
  }

  private static double[] doubles() {
    double[] a = new double[N];
    for (int i = 0; i < N; i++) {
      a[i] = 0.1 + i % 100 * 0.01;
    }
    return a;
  }
}
