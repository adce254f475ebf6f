package dev.nabla.conformance;

import dev.nabla.nn.AdaptiveMaxPool1d;
import dev.nabla.nn.AdaptiveMaxPool2d;
import dev.nabla.nn.AvgPoolOptions;
import dev.nabla.nn.MaxPool1d;
import dev.nabla.nn.MaxPool2d;
import dev.nabla.nn.MaxPoolOptions;
import dev.nabla.nn.Module;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.ValuesAndIndices;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The poolings of {@code twins/sections/spatial.py}. */
final class PoolingTwins {

  static final Map<String, ModuleTwin<?>> ALL =
      Map.ofEntries(
          Map.entry("maxPool1d", ModuleTwin.of(b -> b.maxPool1d(2))),
          Map.entry(
              "maxPool1d/strided", ModuleTwin.of(b -> b.maxPool1d(max(3).stride(2).padding(1)))),
          Map.entry(
              "maxPool1d/dilated",
              ModuleTwin.of(b -> b.maxPool1d(max(3).stride(1).padding(1).dilation(3)))),
          Map.entry("maxPool1d/ceil", ModuleTwin.of(b -> b.maxPool1d(max(2).ceilMode(true)))),
          Map.entry(
              "maxPool1d/overhang",
              ModuleTwin.of(b -> b.maxPool1d(max(4).stride(2).ceilMode(true)))),
          Map.entry(
              "maxPool1d/dropped",
              ModuleTwin.of(b -> b.maxPool1d(max(2).stride(3).padding(1).ceilMode(true)))),
          Map.entry("maxPool1d/sample", ModuleTwin.of(b -> b.maxPool1d(3))),
          Map.entry(
              "maxPool1d/indices",
              located(
                  new MaxPool1d(max(3).stride(2).padding(1).dilation(2).ceilMode(true)),
                  MaxPool1d::withIndices)),
          Map.entry("maxPool2d", ModuleTwin.of(b -> b.maxPool2d(2))),
          Map.entry(
              "maxPool2d/strided", ModuleTwin.of(b -> b.maxPool2d(max(3).stride(2).padding(1)))),
          Map.entry(
              "maxPool2d/rectangle",
              ModuleTwin.of(b -> b.maxPool2d(max(2, 3).stride(1, 2).padding(1, 0)))),
          Map.entry(
              "maxPool2d/dilated",
              ModuleTwin.of(b -> b.maxPool2d(max(2, 3).stride(1).padding(1).dilation(4, 2)))),
          Map.entry(
              "maxPool2d/ceil",
              ModuleTwin.of(b -> b.maxPool2d(max(3).stride(2).padding(1).ceilMode(true)))),
          Map.entry("maxPool2d/sample", ModuleTwin.of(b -> b.maxPool2d(2, 2))),
          Map.entry(
              "maxPool2d/indices",
              located(new MaxPool2d(max(3).stride(2).padding(1)), MaxPool2d::withIndices)),
          Map.entry("maxPool2d/nan", ModuleTwin.of(b -> b.maxPool2d(2))),
          Map.entry("avgPool1d", ModuleTwin.of(b -> b.avgPool1d(2))),
          Map.entry(
              "avgPool1d/padded", ModuleTwin.of(b -> b.avgPool1d(average(3).stride(2).padding(1)))),
          Map.entry(
              "avgPool1d/ceil",
              ModuleTwin.of(b -> b.avgPool1d(average(4).stride(3).padding(1).ceilMode(true)))),
          Map.entry(
              "avgPool1d/insideOnly",
              ModuleTwin.of(
                  b ->
                      b.avgPool1d(
                          average(4).stride(3).padding(2).ceilMode(true).countIncludePad(false)))),
          Map.entry("avgPool1d/sample", ModuleTwin.of(b -> b.avgPool1d(2, 2))),
          Map.entry("avgPool2d", ModuleTwin.of(b -> b.avgPool2d(2))),
          Map.entry(
              "avgPool2d/padded", ModuleTwin.of(b -> b.avgPool2d(average(3).stride(2).padding(1)))),
          Map.entry(
              "avgPool2d/rectangle",
              ModuleTwin.of(b -> b.avgPool2d(average(3, 2).stride(2, 1).padding(1, 0)))),
          Map.entry(
              "avgPool2d/ceil",
              ModuleTwin.of(b -> b.avgPool2d(average(3).stride(2).padding(1).ceilMode(true)))),
          Map.entry(
              "avgPool2d/insideOnly",
              ModuleTwin.of(
                  b ->
                      b.avgPool2d(
                          average(3).stride(2).padding(1).ceilMode(true).countIncludePad(false)))),
          Map.entry(
              "avgPool2d/divisor",
              ModuleTwin.of(b -> b.avgPool2d(average(3).stride(2).padding(1).divisorOverride(5)))),
          Map.entry("avgPool2d/sample", ModuleTwin.of(b -> b.avgPool2d(2, 2))),
          Map.entry("adaptiveAvgPool1d", ModuleTwin.of(b -> b.adaptiveAvgPool1d(4))),
          Map.entry("adaptiveAvgPool1d/sample", ModuleTwin.of(b -> b.adaptiveAvgPool1d(7))),
          Map.entry("adaptiveAvgPool2d", ModuleTwin.of(b -> b.adaptiveAvgPool2d(3, 5))),
          Map.entry("adaptiveAvgPool2d/global", ModuleTwin.of(b -> b.adaptiveAvgPool2d(1))),
          Map.entry("adaptiveMaxPool1d", ModuleTwin.of(b -> b.adaptiveMaxPool1d(4))),
          Map.entry(
              "adaptiveMaxPool1d/indices",
              located(new AdaptiveMaxPool1d(4), AdaptiveMaxPool1d::withIndices)),
          Map.entry("adaptiveMaxPool2d", ModuleTwin.of(b -> b.adaptiveMaxPool2d(3))),
          Map.entry(
              "adaptiveMaxPool2d/indices",
              located(new AdaptiveMaxPool2d(3, 5), AdaptiveMaxPool2d::withIndices)));

  private PoolingTwins() {}

  private static MaxPoolOptions max(int... kernel) {
    return new MaxPoolOptions(1).kernelSize(kernel);
  }

  private static AvgPoolOptions average(int... kernel) {
    return new AvgPoolOptions(1).kernelSize(kernel);
  }

  private static <M extends Module> ModuleTwin<M> located(
      M pool, BiFunction<M, Tensor, ValuesAndIndices> call) {
    return ModuleTwin.of(
        b -> pool,
        (layer, in) -> {
          ValuesAndIndices found = call.apply(layer, in.get(0));
          return List.of(found.values(), found.indices());
        });
  }
}
