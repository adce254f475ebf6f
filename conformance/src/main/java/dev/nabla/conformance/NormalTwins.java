package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.nn.BatchNorm1d;
import dev.nabla.nn.BatchNorm2d;
import dev.nabla.nn.Dropout;
import dev.nabla.nn.GroupNorm;
import dev.nabla.nn.InstanceNorm1d;
import dev.nabla.nn.InstanceNorm2d;
import dev.nabla.nn.LayerNorm;
import dev.nabla.nn.Module;
import dev.nabla.nn.NormOptions;
import dev.nabla.nn.RmsNorm;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The layers of {@code twins/sections/normal.py}. */
final class NormalTwins {
  private static final NormOptions TRACKED = NormOptions.instance().trackRunningStats(true);

  static final Map<String, ModuleTwin<?>> ALL =
      Map.ofEntries(
          Map.entry("rmsNorm", ModuleTwin.of(b -> b.rmsNorm(4))),
          Map.entry("rmsNorm/small", ModuleTwin.of(b -> b.rmsNorm(4))),
          Map.entry(
              "rmsNorm/axes",
              ModuleTwin.of(
                  b -> RmsNorm.create(b, Shape.of(3, 4), new RmsNorm.Options().eps(0.1)))),
          Map.entry(
              "rmsNorm/plain",
              ModuleTwin.of(
                  b ->
                      RmsNorm.create(
                          b, Shape.of(4), new RmsNorm.Options().elementwiseAffine(false)))),
          Map.entry("groupNorm", ModuleTwin.of(b -> b.groupNorm(2, 4))),
          Map.entry(
              "groupNorm/matrix",
              ModuleTwin.of(b -> GroupNorm.create(b, 2, 6, new GroupNorm.Options().eps(0.01)))),
          Map.entry(
              "groupNorm/noBias",
              ModuleTwin.of(b -> GroupNorm.create(b, 1, 4, new GroupNorm.Options().bias(false)))),
          Map.entry(
              "groupNorm/plain",
              ModuleTwin.of(b -> GroupNorm.create(b, 4, 4, new GroupNorm.Options().affine(false)))),
          Map.entry("batchNorm1d/eval", ModuleTwin.of(b -> b.batchNorm1d(3))),
          Map.entry("batchNorm1d", inTurn(b -> b.batchNorm1d(3))),
          Map.entry(
              "batchNorm1d/long",
              inTurn(b -> BatchNorm1d.create(b, 3, NormOptions.batch().eps(0.01).momentum(0.3)))),
          Map.entry(
              "batchNorm1d/cumulative",
              inTurn(b -> BatchNorm1d.create(b, 3, NormOptions.batch().cumulativeAverage()))),
          Map.entry(
              "batchNorm1d/untracked",
              inTurn(b -> BatchNorm1d.create(b, 3, NormOptions.batch().trackRunningStats(false)))),
          Map.entry(
              "batchNorm1d/plain",
              inTurn(b -> BatchNorm1d.create(b, 3, NormOptions.batch().affine(false)))),
          Map.entry("batchNorm2d", inTurn(b -> b.batchNorm2d(3))),
          Map.entry(
              "batchNorm2d/noBias",
              inTurn(b -> BatchNorm2d.create(b, 2, NormOptions.batch().bias(false)))),
          Map.entry("batchNorm3d", inTurn(b -> b.batchNorm3d(2))),
          Map.entry("instanceNorm1d", inTurn(b -> b.instanceNorm1d(3))),
          Map.entry(
              "instanceNorm1d/sample",
              inTurn(b -> InstanceNorm1d.create(b, 3, NormOptions.instance().affine(true)))),
          Map.entry(
              "instanceNorm1d/tracked",
              inTurn(b -> InstanceNorm1d.create(b, 3, TRACKED.affine(true)))),
          Map.entry(
              "instanceNorm2d",
              inTurn(b -> InstanceNorm2d.create(b, 2, NormOptions.instance().affine(true)))),
          Map.entry(
              "instanceNorm2d/tracked",
              inTurn(b -> InstanceNorm2d.create(b, 2, TRACKED.momentum(0.4)))),
          Map.entry("instanceNorm3d", inTurn(b -> b.instanceNorm3d(2))),
          Map.entry("layerNorm", ModuleTwin.of(b -> b.layerNorm(4))),
          Map.entry("layerNorm/axes", ModuleTwin.of(b -> b.layerNorm(3, 4))),
          Map.entry("layerNorm/plain", layerNorm(new LayerNorm.Options().elementwiseAffine(false))),
          Map.entry("layerNorm/noBias", layerNorm(new LayerNorm.Options().eps(0.01).bias(false))),
          Map.entry("dropout", twice(b -> b.dropout(0.3))),
          Map.entry("dropout/half", twice(b -> Dropout.create(b, 0.5))),
          Map.entry("dropout/all", twice(b -> b.dropout(1))),
          Map.entry("dropout/eval", twice(b -> b.dropout(0.3))),
          Map.entry("dropout1d", twice(b -> b.dropout1d(0.4))),
          Map.entry("dropout1d/sample", twice(b -> b.dropout1d(0.5))),
          Map.entry("dropout2d", twice(b -> b.dropout2d(0.4))),
          Map.entry("dropout3d", twice(b -> b.dropout3d(0.4))),
          Map.entry("dropout3d/sample", twice(b -> b.dropout3d(0.5))),
          Map.entry("alphaDropout", twice(b -> b.alphaDropout(0.3))),
          Map.entry("alphaDropout/all", twice(b -> b.alphaDropout(1))),
          Map.entry("featureAlphaDropout", twice(b -> b.featureAlphaDropout(0.4))),
          Map.entry(
              "dropout/net",
              ModuleTwin.of(
                  b ->
                      b.sequential(
                          b.linear(3, 8),
                          b.dropout(0.5),
                          b.layerNorm(8),
                          b.dropout(0.2),
                          b.linear(8, 2)))));

  private NormalTwins() {}

  private static ModuleTwin<?> layerNorm(LayerNorm.Options options) {
    return ModuleTwin.of(b -> LayerNorm.create(b, Shape.of(4), options));
  }

  /** Called twice in training, and then in evaluation. */
  private static ModuleTwin<?> inTurn(Function<Backend, Module> build) {
    return ModuleTwin.of(
        build,
        (m, in) -> {
          Tensor first = m.forward(in.get(0));
          Tensor second = m.forward(in.get(1));
          m.eval();
          return List.of(first, second, m.forward(in.get(2)));
        });
  }

  /** Called twice in a row. */
  private static ModuleTwin<?> twice(Function<Backend, Module> build) {
    return ModuleTwin.of(build, (m, in) -> List.of(m.forward(in.get(0)), m.forward(in.get(0))));
  }
}
