package dev.nabla.backend.pure.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.pure.thread.Workers;
import dev.nabla.backend.pure.vector.DoubleStreams;
import dev.nabla.backend.pure.vector.DoubleTile;
import dev.nabla.backend.pure.vector.FloatStreams;
import dev.nabla.backend.pure.vector.FloatTile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each product against a plain loop over the same view. */
class ProductTest {
  private static final int[] EDGES = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65};
  private static final int[] DEPTHS = {1, 2, 3, 4, 5, 8, 9, 16, 33, 64, 65, 130};
  private static final int[][] LARGE = {
    {129, 511, 130}, {65, 1025, 33}, {1030, 40, 20}, {5, 20, 2060}, {1, 700, 300}, {300, 530, 1}
  };

  private final Random random = new Random(3);

  private enum Layout {
    PLAIN,
    TURNED,
    SPACED,
    BACKWARDS,
    ONE_ROW,
    ONE_COLUMN
  }

  /** A view, and what it shows, row-major. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two
  private record View<V>(V values, int offset, int rowStride, int columnStride, double[] shown) {}

  static List<Implementation<?>> implementations() {
    Elements<float[]> floats = new FloatElements();
    Elements<double[]> doubles = new DoubleElements();
    Product<float[]> floatTiles = new PackedProduct<>(new FloatTile(), floats);
    Product<double[]> doubleTiles = new PackedProduct<>(new DoubleTile(), doubles);
    Product<float[]> floatRows = new RowProduct<>(new FloatRows(), floats);
    Product<double[]> doubleRows = new RowProduct<>(new DoubleRows(), doubles);
    return List.of(
        new Implementation<>("float tiles", floatTiles, floats),
        new Implementation<>("double tiles", doubleTiles, doubles),
        new Implementation<>("float rows", floatRows, floats),
        new Implementation<>("double rows", doubleRows, doubles),
        byShape("float", new FloatStreams(), floatTiles, floats),
        byShape("double", new DoubleStreams(), doubleTiles, doubles),
        byShape("plain float", new FloatRowSums(), floatRows, floats),
        byShape("plain double", new DoubleRowSums(), doubleRows, doubles));
  }

  private static <V> Implementation<V> byShape(
      String name, RowSums<V> sums, Product<V> others, Elements<V> elements) {
    return new Implementation<>(
        name + " by shape", new ProductByShape<>(sums, others, elements), elements);
  }

  record Implementation<V>(String name, Product<V> product, Elements<V> elements) {
    boolean isSingle() {
      return elements instanceof FloatElements;
    }

    double get(V values, int i) {
      return values instanceof float[] floats ? floats[i] : ((double[]) values)[i];
    }

    void set(V values, int i, double value) {
      if (values instanceof float[] floats) {
        floats[i] = (float) value;
      } else {
        ((double[]) values)[i] = value;
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("implementations")
  <V> void multipliesAroundAllEdges(Implementation<V> it) {
    for (int n : EDGES) {
      for (int m : EDGES) {
        int k = DEPTHS[random.nextInt(DEPTHS.length)];
        check(it, n, k, m, anyLayout(), anyLayout());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("implementations")
  <V> void multipliesEveryPairOfLayouts(Implementation<V> it) {
    for (Layout a : Layout.values()) {
      for (Layout b : Layout.values()) {
        for (int k : DEPTHS) {
          check(it, EDGES[random.nextInt(EDGES.length)], k, 37, a, b);
          check(it, 1, k, 70, a, b);
          check(it, 70, k, 1, a, b);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("implementations")
  <V> void multipliesWhatNeedsSeveralBlocks(Implementation<V> it) {
    for (int[] s : LARGE) {
      check(it, s[0], s[1], s[2], Layout.PLAIN, Layout.PLAIN);
      check(it, s[0], s[1], s[2], Layout.TURNED, Layout.TURNED);
      check(it, s[0], s[1], s[2], Layout.BACKWARDS, Layout.SPACED);
    }
  }

  @ParameterizedTest
  @MethodSource("implementations")
  <V> void withoutTermsWritesZerosAndAddsNothing(Implementation<V> it) {
    for (boolean add : new boolean[] {false, true}) {
      V c = it.elements().allocate(6);
      for (int i = 0; i < 6; i++) {
        it.set(c, i, 7);
      }
      V nothing = it.elements().allocate(0);
      Matrix<V> a = it.elements().matrix(nothing, 0, 0, 1);
      it.product().multiply(a, a, 2, 0, 3, new Target<>(c, 0, 3, 1, add));
      for (int i = 0; i < 6; i++) {
        assertEquals(add ? 7 : 0, it.get(c, i));
      }
      it.product().multiply(a, a, 0, 0, 3, new Target<>(c, 0, 3, 1, add));
    }
  }

  /** The same bits alone and among threads: within a task everything runs on one. */
  @ParameterizedTest
  @MethodSource("implementations")
  <V> void doesNotDependOnTheNumberOfThreads(Implementation<V> it) {
    for (int[] s : new int[][] {{200, 600, 300}, {1, 900, 700}, {64, 784, 256}}) {
      View<V> a = view(it, s[0], s[1], Layout.PLAIN);
      View<V> b = view(it, s[1], s[2], Layout.TURNED);
      V together = it.elements().allocate(s[0] * s[2]);
      multiply(it, a, b, s[0], s[1], s[2], new Target<>(together, 0, s[2], 1, false));
      List<V> alone = new ArrayList<>();
      alone.add(it.elements().allocate(s[0] * s[2]));
      Workers.forEach(
          2,
          Long.MAX_VALUE,
          task -> {
            if (task == 0) {
              Target<V> c = new Target<>(alone.get(0), 0, s[2], 1, false);
              multiply(it, a, b, s[0], s[1], s[2], c);
            }
          });
      if (together instanceof float[] floats) {
        assertArrayEquals(floats, (float[]) alone.get(0));
      } else {
        assertArrayEquals((double[]) together, (double[]) alone.get(0));
      }
    }
  }

  private Layout anyLayout() {
    return Layout.values()[random.nextInt(Layout.values().length)];
  }

  private <V> View<V> view(Implementation<V> it, int rows, int columns, Layout layout) {
    int gap = layout == Layout.SPACED ? 2 : 1;
    int rowStride = layout == Layout.TURNED ? 1 : columns * gap;
    int columnStride = layout == Layout.TURNED ? rows : gap;
    int offset = layout == Layout.PLAIN ? 0 : 5;
    if (layout == Layout.BACKWARDS) {
      offset += (rows - 1) * rowStride + (columns - 1) * columnStride;
      rowStride = -rowStride;
      columnStride = -columnStride;
    } else if (layout == Layout.ONE_ROW) {
      rowStride = 0;
    } else if (layout == Layout.ONE_COLUMN) {
      columnStride = 0;
    }
    V values = it.elements().allocate(rows * columns * gap + (layout == Layout.PLAIN ? 0 : 5));
    for (int i = 0; i < it.elements().length(values); i++) {
      it.set(values, i, random.nextGaussian());
    }
    double[] shown = new double[rows * columns];
    for (int i = 0; i < shown.length; i++) {
      int at = offset + i / columns * rowStride + i % columns * columnStride;
      shown[i] = it.get(values, at);
    }
    return new View<>(values, offset, rowStride, columnStride, shown);
  }

  private static <V> void multiply(
      Implementation<V> it, View<V> a, View<V> b, int n, int k, int m, Target<V> c) {
    Elements<V> elements = it.elements();
    it.product()
        .multiply(
            elements.matrix(a.values(), a.offset(), a.rowStride(), a.columnStride()),
            elements.matrix(b.values(), b.offset(), b.columnStride(), b.rowStride()),
            n,
            k,
            m,
            c);
  }

  /** To a target of any kind; what lies around it stays as it was. */
  private <V> void check(Implementation<V> it, int n, int k, int m, Layout inA, Layout inB) {
    View<V> a = view(it, n, k, inA);
    View<V> b = view(it, k, m, inB);
    boolean turned = random.nextInt(4) == 0;
    boolean add = random.nextInt(4) == 0;
    int gap = random.nextInt(4) == 0 ? 3 : 0;
    int rowStride = turned ? 1 : m + gap;
    int columnStride = turned ? n + gap : 1;
    V values = it.elements().allocate((n + gap) * (m + gap) + 20);
    double[] before = new double[it.elements().length(values)];
    for (int i = 0; i < before.length; i++) {
      it.set(values, i, random.nextInt(100));
      before[i] = it.get(values, i);
    }
    Target<V> c = new Target<>(values, 7, rowStride, columnStride, add);
    multiply(it, a, b, n, k, m, c);
    String what = it + " " + n + "x" + k + "x" + m + " " + inA + " " + inB + " " + c;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        int at = c.at(i, j);
        near(it, a, b, i, j, k, m, add ? before[at] : 0, it.get(values, at), what);
        before[at] = it.get(values, at);
      }
    }
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i], it.get(values, i), what);
    }
  }

  private <V> void near(
      Implementation<V> it,
      View<V> a,
      View<V> b,
      int i,
      int j,
      int k,
      int m,
      double start,
      double found,
      String what) {
    double sum = 0;
    double size = Math.abs(start);
    float inOrder = 0;
    for (int l = 0; l < k; l++) {
      double x = a.shown()[i * k + l];
      double y = b.shown()[l * m + j];
      sum += x * y;
      size += Math.abs(x * y);
      inOrder += (float) x * (float) y;
    }
    double unit = it.isSingle() ? 0x1p-24 : 0x1p-52;
    if (k <= Product.FEW) {
      double exact = it.isSingle() ? (float) start + inOrder : start + sum;
      assertEquals(exact, found, 0, what);
    } else {
      assertTrue(Math.abs(start + sum - found) <= (k + 2) * unit * size, what);
    }
  }
}
