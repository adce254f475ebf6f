package dev.nabla.conformance;

import static dev.nabla.conformance.Expect.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nabla.nn.AvgPoolOptions;
import dev.nabla.nn.Conv2d;
import dev.nabla.nn.ConvOptions;
import dev.nabla.nn.ConvTranspose2d;
import dev.nabla.nn.ConvTransposeOptions;
import dev.nabla.nn.MaxPoolOptions;
import dev.nabla.nn.Module;
import dev.nabla.nn.PaddingMode;
import dev.nabla.nn.UpsampleMode;
import dev.nabla.nn.UpsampleOptions;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** L3: what layers over positions say to the mistakes that are made with them. */
@InTier(Tier.L3)
interface SpatialRules extends Subject {
  private Tensor image(int channels, int size) {
    return backend().ones(Shape.of(2, channels, size, size));
  }

  private static void says(Executable mistake, String text) {
    assertEquals(text, assertThrows(NablaException.class, mistake).getMessage());
  }

  @Test
  default void channelsThatAConvolutionWasNotMadeFor() {
    says(
        () -> backend().conv2d(3, 8, 3).forward(image(4, 5)),
        "conv2d: expected an input of 3 channels, [.., 3, H, W], but found "
            + "shape [2, 4, 5, 5]; "
            + "permute it, the channels before the positions, or make the layer for them");
    error(() -> backend().conv1d(3, 8, 3).forward(image(3, 5)), "conv1d: ", "[N, C, L] or [C, L]");
    error(
        () -> backend().convTranspose2d(3, 8, 3).forward(image(4, 5)),
        "convTranspose2d: ",
        "3 channels",
        "[2, 4, 5, 5]");
    error(
        () -> backend().conv2d(3, 8, 3).forward(image(3, 5).to(DType.FLOAT64)),
        "conv2d: ",
        "FLOAT64",
        "to(DType.FLOAT32)");
  }

  @Test
  default void aKernelLargerThanTheInput() {
    says(
        () -> backend().conv2d(3, 8, 5).forward(image(3, 4)),
        "conv2d: expected a kernel that fits into the padded input, but found "
            + "a window of 5 elements on 4; "
            + "pad more, or make the kernel smaller");
    error(() -> backend().maxPool2d(5).forward(image(3, 4)), "maxPool2d: ", "a window of 5");
    error(() -> backend().avgPool1d(5).forward(image(3, 4).select(0, 0)), "avgPool1d: ", "on 4");
  }

  @Test
  default void theSameSizeWithAStride() {
    says(
        () -> new ConvOptions(3).padSame().stride(2),
        "convOptions: expected a stride of 1 with padSame(), which keeps the size, but found "
            + "stride [2]; "
            + "name the padding as a number");
  }

  /** Nothing was drawn for a layer that could not be made. */
  @Test
  default void groupsThatDoNotDivide() {
    backend().seed(3);
    Tensor first = backend().rand(Shape.of(4));
    backend().seed(3);
    says(
        () -> backend().conv2d(4, 6, new ConvOptions(3).groups(3)),
        "conv2d: expected at least one input and one output channel, and groups that divide both, but found "
            + "4 and 6 with groups 3; "
            + "name other channels, or other groups");
    error(
        () -> backend().convTranspose1d(4, 5, new ConvTransposeOptions(3).groups(2)),
        "convTranspose1d: ",
        "groups 2");
    error(() -> backend().conv1d(0, 5, 3), "conv1d: ", "0 and 5");
    assertEquals(first.toHost(), backend().rand(Shape.of(4)).toHost());
  }

  @Test
  default void numbersForOtherAxes() {
    error(() -> new ConvOptions(0), "convOptions: ", "kernelSize", "[0]");
    error(() -> new ConvOptions(3).padding(-1), "convOptions: ", "a padding", "[-1]");
    error(() -> new ConvOptions(3).kernelSize(3, 3, 3), "convOptions: ", "[3, 3, 3]");
    error(
        () -> backend().conv1d(1, 1, new ConvOptions(3).stride(1, 2)),
        "conv1d: ",
        "a stride",
        "[1, 2]");
    error(
        () -> backend().maxPool1d(new MaxPoolOptions(3).kernelSize(2, 2)), "maxPool1d: ", "[2, 2]");
    error(
        () -> backend().avgPool1d(new AvgPoolOptions(3).divisorOverride(2)),
        "avgPool1d: ",
        "divisorOverride");
    error(
        () -> new AvgPoolOptions(3).divisorOverride(0), "avgPoolOptions: ", "divisorOverride", "0");
    error(() -> backend().adaptiveAvgPool2d(0), "adaptiveAvgPool2d: ", "height of at least 1");
  }

  /** Windows lie side by side unless told otherwise, in whatever order the settings come. */
  @Test
  default void strideOfAPooling() {
    Tensor x = image(1, 6);
    MaxPoolOptions one = new MaxPoolOptions(2).stride(1).kernelSize(3, 2);
    assertEquals(Shape.of(2, 1, 4, 5), backend().maxPool2d(one).forward(x).shape());
    MaxPoolOptions wide = new MaxPoolOptions(2).kernelSize(3, 2);
    assertEquals(Shape.of(2, 1, 2, 3), backend().maxPool2d(wide).forward(x).shape());
    assertEquals(Shape.of(2, 1, 2, 2), backend().avgPool2d(3, 2).forward(x).shape());
  }

  @Test
  default void weightsThatDoNotFit() {
    Parameter weight = backend().parameter(backend().ones(Shape.of(4, 2, 3, 3)));
    Parameter bias = backend().parameter(backend().ones(Shape.of(3)));
    error(
        () -> new Conv2d(weight, Optional.empty(), new ConvOptions(2)),
        "conv2d: ",
        "[4, 2, 3, 3]",
        "kernel [2, 2]");
    error(
        () -> new Conv2d(weight, Optional.of(bias), new ConvOptions(3)), "conv2d: ", "and [3] for");
    Module grouped = new Conv2d(weight, Optional.empty(), new ConvOptions(3).groups(2));
    assertEquals(List.of("weight"), List.copyOf(grouped.stateDict().keySet()));
    assertEquals(Shape.of(2, 4, 3, 3), grouped.forward(image(4, 5)).shape());
    ConvTransposeOptions two = new ConvTransposeOptions(3).groups(2);
    ConvTranspose2d turned = new ConvTranspose2d(weight, Optional.empty(), two);
    assertEquals(Shape.of(2, 4, 7, 7), turned.forward(image(4, 5)).shape());
  }

  @Test
  default void sizesThatATransposedConvolutionCannotGive() {
    ConvTranspose2d layer =
        ConvTranspose2d.create(backend(), 3, 2, new ConvTransposeOptions(3).stride(2).padding(1));
    assertEquals(Shape.of(2, 2, 10, 9), layer.forward(image(3, 5), 10, 9).shape());
    error(
        () -> layer.forward(image(3, 5), 11, 9),
        "convTranspose2d: ",
        "from 9 to 10 along axis 2",
        "[11, 9]");
    Module longer = backend().convTranspose2d(3, 2, new ConvTransposeOptions(3).outputPadding(1));
    error(
        () -> longer.forward(image(3, 5)), "convTranspose2d: ", "outputPadding", "1 with stride 1");
  }

  @Test
  default void windowsOfNothingButPadding() {
    error(
        () -> backend().maxPool2d(new MaxPoolOptions(3).padding(2)).forward(image(1, 5)),
        "maxPool2d: ",
        "half the kernel",
        "2 for a kernel of 3");
    error(
        () ->
            backend()
                .maxPool1d(new MaxPoolOptions(2).stride(1).padding(1).dilation(4))
                .forward(backend().ones(Shape.of(1, 3))),
        "maxPool1d: ",
        "each hold an element",
        "one from -1 in steps of 4 over 3 elements");
  }

  @Test
  default void padsThatDoNotFit() {
    error(() -> backend().reflectionPad2d(5).forward(image(1, 5)), "padReflect: ", "5 for axis 3");
    error(() -> backend().circularPad2d(6).forward(image(1, 5)), "padCircular: ", "6 for axis 3");
    error(() -> backend().zeroPad2d(1, 2), "zeroPad2d: ", "2 axes and [1, 2]", "left, right");
    error(() -> backend().zeroPad1d(1).forward(image(1, 5)), "zeroPad1d: ", "[N, C, L] or [C, L]");
    Module ring =
        backend().conv2d(1, 1, new ConvOptions(3).padding(6).paddingMode(PaddingMode.CIRCULAR));
    error(() -> ring.forward(image(1, 5)), "padCircular: ", "6 for axis 3");
  }

  @Test
  default void sizesThatCannotBe() {
    error(() -> UpsampleOptions.ofSize(), "upsample: ", "size [] and scaleFactor []");
    error(() -> UpsampleOptions.ofScaleFactor(-1), "upsample: ", "[-1.0]");
    error(() -> UpsampleOptions.ofSize(4).alignCorners(true), "upsample: ", "NEAREST");
    Module rows = backend().upsample(UpsampleOptions.ofScaleFactor(2).mode(UpsampleMode.LINEAR));
    error(() -> rows.forward(image(1, 5)), "upsample: ", "[N, C, L]", "[2, 1, 5, 5]", "LINEAR");
    Module nothing = backend().upsample(UpsampleOptions.ofScaleFactor(0.1));
    error(() -> nothing.forward(image(1, 5)), "nearest: ", "leaves an element", "0.1");
    Module two = backend().upsample(UpsampleOptions.ofSize(4, 5));
    error(() -> two.forward(image(1, 5).select(0, 0)), "upsample: ", "[N, C, H, W]", "[1, 5, 5]");
  }

  @Test
  default void shapesThatCannotBe() {
    error(() -> backend().flatten().forward(backend().ones(Shape.of(3))), "flatten: ", "[3]");
    error(() -> backend().unflatten(1, 2, 2).forward(image(3, 2)), "unflatten: ", "[2, 2]");
    error(() -> backend().pixelShuffle(2).forward(image(3, 2)), "pixelShuffle: ", "[2, 3, 2, 2]");
    error(() -> backend().pixelShuffle(0), "pixelShuffle: ", "0");
    error(() -> backend().pixelUnshuffle(2).forward(image(3, 5)), "pixelUnshuffle: ", "5, 5]");
  }
}
