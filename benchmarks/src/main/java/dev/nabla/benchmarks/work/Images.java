package dev.nabla.benchmarks.work;

import dev.nabla.backend.Backend;
import dev.nabla.functional.Convolution;
import dev.nabla.functional.Embedding;
import dev.nabla.functional.Pooling;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;

/** Convolutions of 3 x 3 and pooling on 16 images of 32 channels, 28 x 28; and a table's rows. */
final class Images {
  private static final int BATCH = 16;
  private static final int CHANNELS = 32;
  private static final int FILTERS = 64;
  private static final int SIDE = 28;
  private static final int KERNEL = 3;
  private static final String SIZE = "16x32x28x28";
  private static final Target TARGET = Target.ratio(Versus.TUNED, 0.85, 1.1);

  private Images() {}

  static List<Workload> all() {
    Passes conv = new Passes("conv3x3", SIZE, b -> filtered(b, FILTERS, CHANNELS), Images::conv);
    Passes depthwise =
        new Passes("depthwise3x3", SIZE, b -> filtered(b, CHANNELS, 1), Images::depthwise);
    Passes pool = new Passes("maxPool2x2", SIZE, b -> List.of(images(b)), Images::maxPool);
    Passes embedding =
        new Passes(
            "embedding",
            "4096of10000x128",
            b -> List.of(b.randn(Shape.of(10_000, 128)), b.randInt(0, 10_000, Shape.of(4096))),
            in -> Embedding.embedding(in.get(1), in.get(0)));
    double flops = 2.0 * BATCH * FILTERS * CHANNELS * KERNEL * KERNEL * SIDE * SIDE;
    return List.of(
        conv.forward().flops(flops).target(TARGET),
        conv.backward().flops(2 * flops).target(TARGET),
        depthwise.forward(),
        depthwise.backward(),
        pool.forward(),
        pool.backward(),
        embedding.forward(),
        embedding.backward());
  }

  private static Tensor images(Backend backend) {
    return backend.randn(Shape.of(BATCH, CHANNELS, SIDE, SIDE));
  }

  private static List<Tensor> filtered(Backend backend, int filters, int each) {
    return List.of(images(backend), backend.randn(Shape.of(filters, each, KERNEL, KERNEL)));
  }

  private static Tensor conv(List<Tensor> in) {
    return convolved(in, 1);
  }

  private static Tensor depthwise(List<Tensor> in) {
    return convolved(in, CHANNELS);
  }

  private static Tensor convolved(List<Tensor> in, int groups) {
    int[] one = {1, 1};
    return Convolution.conv2d(in.get(0), in.get(1), null, one, one, one, groups);
  }

  private static Tensor maxPool(List<Tensor> in) {
    return Pooling.maxPool2d(in.get(0), new int[] {2, 2}, new int[] {2, 2}, new int[] {0, 0});
  }
}
