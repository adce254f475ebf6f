package dev.nabla.conformance;

import static dev.nabla.nn.UpsampleMode.BICUBIC;
import static dev.nabla.nn.UpsampleMode.BILINEAR;
import static dev.nabla.nn.UpsampleMode.LINEAR;
import static dev.nabla.nn.UpsampleOptions.ofScaleFactor;
import static dev.nabla.nn.UpsampleOptions.ofSize;

import java.util.Map;

/** Paddings, sizes and shapes of {@code twins/sections/spatial.py}. */
final class ArrangingTwins {

  static final Map<String, ModuleTwin<?>> ALL =
      Map.ofEntries(
          Map.entry("zeroPad1d", ModuleTwin.of(b -> b.zeroPad1d(2))),
          Map.entry("zeroPad2d", ModuleTwin.of(b -> b.zeroPad2d(1, 2, 3, 0))),
          Map.entry("zeroPad2d/cut", ModuleTwin.of(b -> b.zeroPad2d(-1, 2, 0, -2))),
          Map.entry("constantPad1d", ModuleTwin.of(b -> b.constantPad1d(3.5, 1, 3))),
          Map.entry("constantPad2d", ModuleTwin.of(b -> b.constantPad2d(-1.25, 2))),
          Map.entry("reflectionPad1d", ModuleTwin.of(b -> b.reflectionPad1d(3, 8))),
          Map.entry("reflectionPad2d", ModuleTwin.of(b -> b.reflectionPad2d(1, 4, 3, 2))),
          Map.entry("replicationPad1d", ModuleTwin.of(b -> b.replicationPad1d(2, 11))),
          Map.entry("replicationPad2d", ModuleTwin.of(b -> b.replicationPad2d(1, 6, 0, 5))),
          Map.entry("circularPad1d", ModuleTwin.of(b -> b.circularPad1d(9, 4))),
          Map.entry("circularPad1d/cut", ModuleTwin.of(b -> b.circularPad1d(-2, 3))),
          Map.entry("circularPad2d", ModuleTwin.of(b -> b.circularPad2d(5, 1, 2, 4))),
          Map.entry("upsample/nearestSize", ModuleTwin.of(b -> b.upsample(ofSize(7, 3)))),
          Map.entry("upsample/nearestScale", ModuleTwin.of(b -> b.upsample(ofScaleFactor(2)))),
          Map.entry("upsample/nearestOdd", ModuleTwin.of(b -> b.upsample(ofScaleFactor(1.7, 2.3)))),
          Map.entry(
              "upsample/nearestRecomputed",
              ModuleTwin.of(b -> b.upsample(ofScaleFactor(1.7).recomputeScaleFactor(true)))),
          Map.entry("upsample/nearestRow", ModuleTwin.of(b -> b.upsample(ofSize(13)))),
          Map.entry(
              "upsample/linear", ModuleTwin.of(b -> b.upsample(ofScaleFactor(2).mode(LINEAR)))),
          Map.entry(
              "upsample/linearOdd",
              ModuleTwin.of(b -> b.upsample(ofScaleFactor(1.3).mode(LINEAR)))),
          Map.entry(
              "upsample/linearAligned",
              ModuleTwin.of(b -> b.upsample(ofSize(13).mode(LINEAR).alignCorners(true)))),
          Map.entry(
              "upsample/bilinear", ModuleTwin.of(b -> b.upsample(ofScaleFactor(2).mode(BILINEAR)))),
          Map.entry(
              "upsample/bilinearSize", ModuleTwin.of(b -> b.upsample(ofSize(3, 8).mode(BILINEAR)))),
          Map.entry(
              "upsample/bilinearOdd",
              ModuleTwin.of(b -> b.upsample(ofScaleFactor(1.6, 2.3).mode(BILINEAR)))),
          Map.entry(
              "upsample/bilinearRecomputed",
              ModuleTwin.of(
                  b -> b.upsample(ofScaleFactor(1.6).mode(BILINEAR).recomputeScaleFactor(true)))),
          Map.entry(
              "upsample/bilinearAligned",
              ModuleTwin.of(b -> b.upsample(ofScaleFactor(2.5).mode(BILINEAR).alignCorners(true)))),
          Map.entry(
              "upsample/bicubic", ModuleTwin.of(b -> b.upsample(ofScaleFactor(2).mode(BICUBIC)))),
          Map.entry(
              "upsample/bicubicSize", ModuleTwin.of(b -> b.upsample(ofSize(3, 11).mode(BICUBIC)))),
          Map.entry(
              "upsample/bicubicOdd",
              ModuleTwin.of(b -> b.upsample(ofScaleFactor(1.6, 0.7).mode(BICUBIC)))),
          Map.entry(
              "upsample/bicubicAligned",
              ModuleTwin.of(b -> b.upsample(ofSize(7, 9).mode(BICUBIC).alignCorners(true)))),
          Map.entry("flatten", ModuleTwin.of(b -> b.flatten())),
          Map.entry("flatten/some", ModuleTwin.of(b -> b.flatten(1, 2))),
          Map.entry("flatten/all", ModuleTwin.of(b -> b.flatten(0, -1))),
          Map.entry("unflatten", ModuleTwin.of(b -> b.unflatten(1, 2, 3))),
          Map.entry("unflatten/inferred", ModuleTwin.of(b -> b.unflatten(-1, 2, -1))),
          Map.entry("identity", ModuleTwin.of(b -> b.identity())),
          Map.entry("pixelShuffle", ModuleTwin.of(b -> b.pixelShuffle(2))),
          Map.entry("pixelShuffle/sample", ModuleTwin.of(b -> b.pixelShuffle(3))),
          Map.entry("pixelUnshuffle", ModuleTwin.of(b -> b.pixelUnshuffle(2))));

  private ArrangingTwins() {}
}
