package dev.nabla.conformance;

import static dev.nabla.nn.PaddingMode.CIRCULAR;
import static dev.nabla.nn.PaddingMode.REFLECT;
import static dev.nabla.nn.PaddingMode.REPLICATE;

import dev.nabla.nn.ConvOptions;
import dev.nabla.nn.ConvTranspose1d;
import dev.nabla.nn.ConvTranspose2d;
import dev.nabla.nn.ConvTransposeOptions;
import java.util.List;
import java.util.Map;

/** The convolutions of {@code twins/sections/spatial.py}. */
final class ConvolutionTwins {
  private static final ConvOptions THREE = new ConvOptions(3);
  private static final ConvTransposeOptions TURNED = new ConvTransposeOptions(3);

  static final Map<String, ModuleTwin<?>> ALL =
      Map.ofEntries(
          Map.entry("conv1d", ModuleTwin.of(b -> b.conv1d(4, 3, 3))),
          Map.entry(
              "conv1d/strided", ModuleTwin.of(b -> b.conv1d(4, 3, kernel(4).stride(3).padding(2)))),
          Map.entry(
              "conv1d/dilated",
              ModuleTwin.of(b -> b.conv1d(4, 6, THREE.dilation(2).padding(1).bias(false)))),
          Map.entry("conv1d/grouped", ModuleTwin.of(b -> b.conv1d(4, 6, THREE.groups(2)))),
          Map.entry("conv1d/sample", ModuleTwin.of(b -> b.conv1d(4, 3, 2))),
          Map.entry(
              "conv1d/same", ModuleTwin.of(b -> b.conv1d(4, 3, kernel(4).padSame().dilation(3)))),
          Map.entry("conv1d/valid", ModuleTwin.of(b -> b.conv1d(4, 3, THREE.padding(0)))),
          Map.entry(
              "conv1d/reflect",
              ModuleTwin.of(b -> b.conv1d(4, 3, THREE.padding(3).stride(2).paddingMode(REFLECT)))),
          Map.entry(
              "conv1d/replicate",
              ModuleTwin.of(b -> b.conv1d(4, 3, THREE.padding(2).paddingMode(REPLICATE)))),
          Map.entry(
              "conv1d/circular",
              ModuleTwin.of(b -> b.conv1d(4, 3, THREE.padding(4).paddingMode(CIRCULAR)))),
          Map.entry("conv2d", ModuleTwin.of(b -> b.conv2d(4, 5, 3))),
          Map.entry(
              "conv2d/rectangle",
              ModuleTwin.of(b -> b.conv2d(4, 2, kernel(2, 5).stride(2, 1).padding(0, 2)))),
          Map.entry(
              "conv2d/strided", ModuleTwin.of(b -> b.conv2d(4, 2, THREE.stride(2).padding(1)))),
          Map.entry(
              "conv2d/dilated",
              ModuleTwin.of(b -> b.conv2d(4, 2, THREE.dilation(2, 1).padding(2)))),
          Map.entry(
              "conv2d/grouped", ModuleTwin.of(b -> b.conv2d(4, 6, THREE.groups(2).bias(false)))),
          Map.entry(
              "conv2d/depthwise", ModuleTwin.of(b -> b.conv2d(4, 8, THREE.groups(4).padding(1)))),
          Map.entry("conv2d/pointwise", ModuleTwin.of(b -> b.conv2d(4, 3, 1))),
          Map.entry("conv2d/sample", ModuleTwin.of(b -> b.conv2d(3, 2, 2))),
          Map.entry("conv2d/wide", ModuleTwin.of(b -> b.conv2d(20, 7, kernel(5).padding(2)))),
          Map.entry("conv2d/same", ModuleTwin.of(b -> b.conv2d(4, 2, kernel(2, 3).padSame()))),
          Map.entry(
              "conv2d/sameDilated",
              ModuleTwin.of(b -> b.conv2d(4, 2, kernel(2, 4).padSame().dilation(3, 1)))),
          Map.entry(
              "conv2d/sameReflect",
              ModuleTwin.of(b -> b.conv2d(4, 2, kernel(2, 3).padSame().paddingMode(REFLECT)))),
          Map.entry(
              "conv2d/reflect",
              ModuleTwin.of(b -> b.conv2d(4, 2, THREE.padding(1, 2).paddingMode(REFLECT)))),
          Map.entry(
              "conv2d/replicate",
              ModuleTwin.of(b -> b.conv2d(4, 2, THREE.padding(2, 1).paddingMode(REPLICATE)))),
          Map.entry(
              "conv2d/circular",
              ModuleTwin.of(b -> b.conv2d(4, 2, THREE.padding(2, 1).paddingMode(CIRCULAR)))),
          Map.entry("convTranspose1d", ModuleTwin.of(b -> b.convTranspose1d(4, 3, 3))),
          Map.entry(
              "convTranspose1d/everything",
              ModuleTwin.of(
                  b ->
                      b.convTranspose1d(
                          4,
                          6,
                          TURNED
                              .stride(3)
                              .padding(2)
                              .outputPadding(1)
                              .groups(2)
                              .bias(false)
                              .dilation(2)))),
          Map.entry(
              "convTranspose1d/sample",
              ModuleTwin.of(b -> b.convTranspose1d(4, 3, new ConvTransposeOptions(2).stride(2)))),
          Map.entry(
              "convTranspose1d/sized",
              ModuleTwin.of(
                  b -> ConvTranspose1d.create(b, 4, 3, TURNED.stride(3).padding(1)),
                  (layer, in) -> List.of(layer.forward(in.get(0), 27)))),
          Map.entry("convTranspose2d", ModuleTwin.of(b -> b.convTranspose2d(3, 4, 3))),
          Map.entry(
              "convTranspose2d/strided",
              ModuleTwin.of(
                  b -> b.convTranspose2d(3, 2, TURNED.stride(2).padding(1).outputPadding(1)))),
          Map.entry(
              "convTranspose2d/depthwise",
              ModuleTwin.of(
                  b -> b.convTranspose2d(3, 6, new ConvTransposeOptions(2).stride(2).groups(3)))),
          Map.entry(
              "convTranspose2d/everything",
              ModuleTwin.of(
                  b ->
                      b.convTranspose2d(
                          3,
                          2,
                          TURNED
                              .kernelSize(3, 2)
                              .stride(2, 3)
                              .padding(1, 0)
                              .outputPadding(1, 2)
                              .bias(false)
                              .dilation(2, 1)))),
          Map.entry("convTranspose2d/sample", ModuleTwin.of(b -> b.convTranspose2d(3, 2, 3))),
          Map.entry(
              "convTranspose2d/sized",
              ModuleTwin.of(
                  b -> ConvTranspose2d.create(b, 3, 2, TURNED.stride(2).padding(1)),
                  (layer, in) -> List.of(layer.forward(in.get(0), 8, 9)))),
          Map.entry(
              "stack",
              ModuleTwin.of(
                  b ->
                      b.sequential(
                          b.conv2d(1, 4, THREE.padding(1)),
                          b.relu(),
                          b.maxPool2d(2),
                          b.conv2d(4, 2, THREE.stride(2).bias(false)),
                          b.flatten(),
                          b.linear(8, 3)))));

  private ConvolutionTwins() {}

  private static ConvOptions kernel(int... size) {
    return THREE.kernelSize(size);
  }
}
