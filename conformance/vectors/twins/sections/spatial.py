"""Layers over positions: convolutions, poolings, paddings, sizes and shapes."""

import torch.nn as nn

from arguments import Given, X
from twins import module


class Stack(nn.Sequential):
    """A small network as users write them."""

    def __init__(self):
        super().__init__(
            nn.Conv2d(1, 4, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(4, 2, 3, stride=2, bias=False),
            nn.Flatten(),
            nn.Linear(8, 3),
        )


class Tied(X):
    """Whole numbers that come often: choices among equals."""

    def values(self, dtype):
        return [float(round(v)) for v in super().values(dtype)]


ROW, IMAGE, SMALL = X(2, 4, 9), X(2, 4, 7, 8), X(2, 3, 4, 5)
NAN = float("nan")

CONVOLUTIONS = [
    module("conv1d", lambda: nn.Conv1d(4, 3, 3), ROW),
    module("conv1d/strided", lambda: nn.Conv1d(4, 3, 4, stride=3, padding=2), ROW),
    module("conv1d/dilated", lambda: nn.Conv1d(4, 6, 3, dilation=2, padding=1, bias=False), ROW),
    module("conv1d/grouped", lambda: nn.Conv1d(4, 6, 3, groups=2), ROW),
    module("conv1d/sample", lambda: nn.Conv1d(4, 3, 2), X(4, 5)),
    module("conv1d/same", lambda: nn.Conv1d(4, 3, 4, padding="same", dilation=3), ROW),
    module("conv1d/valid", lambda: nn.Conv1d(4, 3, 3, padding="valid"), ROW),
    module("conv1d/reflect", lambda: nn.Conv1d(4, 3, 3, padding=3, stride=2, padding_mode="reflect"), ROW),
    module("conv1d/replicate", lambda: nn.Conv1d(4, 3, 3, padding=2, padding_mode="replicate"), ROW),
    module("conv1d/circular", lambda: nn.Conv1d(4, 3, 3, padding=4, padding_mode="circular"), X(4, 5)),
    module("conv2d", lambda: nn.Conv2d(4, 5, 3), IMAGE),
    module("conv2d/rectangle", lambda: nn.Conv2d(4, 2, (2, 5), stride=(2, 1), padding=(0, 2)), IMAGE),
    module("conv2d/strided", lambda: nn.Conv2d(4, 2, 3, stride=2, padding=1), IMAGE),
    module("conv2d/dilated", lambda: nn.Conv2d(4, 2, 3, dilation=(2, 1), padding=2), IMAGE),
    module("conv2d/grouped", lambda: nn.Conv2d(4, 6, 3, groups=2, bias=False), IMAGE),
    module("conv2d/depthwise", lambda: nn.Conv2d(4, 8, 3, groups=4, padding=1), IMAGE),
    module("conv2d/pointwise", lambda: nn.Conv2d(4, 3, 1), IMAGE),
    module("conv2d/sample", lambda: nn.Conv2d(3, 2, 2), X(3, 4, 5)),
    module("conv2d/wide", lambda: nn.Conv2d(20, 7, 5, padding=2, groups=1), X(1, 20, 3, 3)),
    module("conv2d/same", lambda: nn.Conv2d(4, 2, (2, 3), padding="same"), IMAGE),
    module("conv2d/sameDilated", lambda: nn.Conv2d(4, 2, (2, 4), padding="same", dilation=(3, 1)), IMAGE),
    module(
        "conv2d/sameReflect",
        lambda: nn.Conv2d(4, 2, (2, 3), padding="same", padding_mode="reflect"),
        IMAGE,
    ),
    module("conv2d/reflect", lambda: nn.Conv2d(4, 2, 3, padding=(1, 2), padding_mode="reflect"), IMAGE),
    module("conv2d/replicate", lambda: nn.Conv2d(4, 2, 3, padding=(2, 1), padding_mode="replicate"), IMAGE),
    module("conv2d/circular", lambda: nn.Conv2d(4, 2, 3, padding=(2, 1), padding_mode="circular"), IMAGE),
    module("convTranspose1d", lambda: nn.ConvTranspose1d(4, 3, 3), ROW),
    module(
        "convTranspose1d/everything",
        lambda: nn.ConvTranspose1d(4, 6, 3, 3, 2, 1, groups=2, bias=False, dilation=2),
        ROW,
    ),
    module("convTranspose1d/sample", lambda: nn.ConvTranspose1d(4, 3, 2, stride=2), X(4, 5)),
    module(
        "convTranspose1d/sized",
        lambda: nn.ConvTranspose1d(4, 3, 3, stride=3, padding=1),
        ROW,
        call=lambda m, x: m(x, output_size=[27]),
    ),
    module("convTranspose2d", lambda: nn.ConvTranspose2d(3, 4, 3), SMALL),
    module("convTranspose2d/strided", lambda: nn.ConvTranspose2d(3, 2, 3, 2, 1, 1), SMALL),
    module("convTranspose2d/depthwise", lambda: nn.ConvTranspose2d(3, 6, 2, 2, groups=3), SMALL),
    module(
        "convTranspose2d/everything",
        lambda: nn.ConvTranspose2d(3, 2, (3, 2), (2, 3), (1, 0), (1, 2), 1, False, (2, 1)),
        SMALL,
    ),
    module("convTranspose2d/sample", lambda: nn.ConvTranspose2d(3, 2, 3), X(3, 2, 4)),
    module(
        "convTranspose2d/sized",
        lambda: nn.ConvTranspose2d(3, 2, 3, stride=2, padding=1),
        SMALL,
        call=lambda m, x: m(x, output_size=[8, 9]),
    ),
    module("stack", Stack, X(2, 1, 10, 10)),
]

MAX = {"tol": "exact", "gtol": "sum"}


def indexed(pool):
    """The same pool, which also says where."""
    pool.return_indices = True
    return pool


POOLINGS = [
    module("maxPool1d", lambda: nn.MaxPool1d(2), ROW, **MAX),
    module("maxPool1d/strided", lambda: nn.MaxPool1d(3, 2, 1), Tied(2, 4, 9), **MAX),
    module("maxPool1d/dilated", lambda: nn.MaxPool1d(3, 1, 1, dilation=3), ROW, **MAX),
    module("maxPool1d/ceil", lambda: nn.MaxPool1d(2, 2, ceil_mode=True), ROW, **MAX),
    module("maxPool1d/overhang", lambda: nn.MaxPool1d(4, 2, ceil_mode=True), X(2, 2, 3), **MAX),
    module("maxPool1d/dropped", lambda: nn.MaxPool1d(2, 3, 1, ceil_mode=True), X(2, 2, 5), **MAX),
    module("maxPool1d/sample", lambda: nn.MaxPool1d(3), X(4, 9), **MAX),
    module("maxPool1d/indices", lambda: indexed(nn.MaxPool1d(3, 2, 1, 2, ceil_mode=True)), Tied(2, 4, 9),
           **MAX),
    module("maxPool2d", lambda: nn.MaxPool2d(2), IMAGE, **MAX),
    module("maxPool2d/strided", lambda: nn.MaxPool2d(3, 2, 1), Tied(2, 4, 7, 8), **MAX),
    module("maxPool2d/rectangle", lambda: nn.MaxPool2d((2, 3), (1, 2), (1, 0)), IMAGE, **MAX),
    module("maxPool2d/dilated", lambda: nn.MaxPool2d((2, 3), 1, 1, dilation=(4, 2)), IMAGE, **MAX),
    module("maxPool2d/ceil", lambda: nn.MaxPool2d(3, 2, 1, ceil_mode=True), X(1, 2, 6, 7), **MAX),
    module("maxPool2d/sample", lambda: nn.MaxPool2d(2), X(3, 4, 5), **MAX),
    module("maxPool2d/indices", lambda: indexed(nn.MaxPool2d(3, 2, 1)), Tied(2, 4, 7, 8), **MAX),
    module("maxPool2d/nan", lambda: nn.MaxPool2d(2), Given([[[[1.0, NAN, 2, 3], [4, 5, 7, 6]]]], grad=False),
           **MAX),
    module("avgPool1d", lambda: nn.AvgPool1d(2), ROW),
    module("avgPool1d/padded", lambda: nn.AvgPool1d(3, 2, 1), ROW),
    module("avgPool1d/ceil", lambda: nn.AvgPool1d(4, 3, 1, ceil_mode=True), ROW),
    module("avgPool1d/insideOnly", lambda: nn.AvgPool1d(4, 3, 2, True, False), ROW),
    module("avgPool1d/sample", lambda: nn.AvgPool1d(2), X(4, 5)),
    module("avgPool2d", lambda: nn.AvgPool2d(2), IMAGE),
    module("avgPool2d/padded", lambda: nn.AvgPool2d(3, 2, 1), IMAGE),
    module("avgPool2d/rectangle", lambda: nn.AvgPool2d((3, 2), (2, 1), (1, 0)), IMAGE),
    module("avgPool2d/ceil", lambda: nn.AvgPool2d(3, 2, 1, ceil_mode=True), X(1, 2, 6, 7)),
    module("avgPool2d/insideOnly", lambda: nn.AvgPool2d(3, 2, 1, True, False), X(1, 2, 6, 7)),
    module("avgPool2d/divisor", lambda: nn.AvgPool2d(3, 2, 1, divisor_override=5), IMAGE),
    module("avgPool2d/sample", lambda: nn.AvgPool2d(2), X(3, 4, 5)),
    module("adaptiveAvgPool1d", lambda: nn.AdaptiveAvgPool1d(4), ROW),
    module("adaptiveAvgPool1d/sample", lambda: nn.AdaptiveAvgPool1d(7), X(4, 5)),
    module("adaptiveAvgPool2d", lambda: nn.AdaptiveAvgPool2d((3, 5)), IMAGE),
    module("adaptiveAvgPool2d/global", lambda: nn.AdaptiveAvgPool2d(1), IMAGE),
    module("adaptiveMaxPool1d", lambda: nn.AdaptiveMaxPool1d(4), ROW, **MAX),
    module("adaptiveMaxPool1d/indices", lambda: indexed(nn.AdaptiveMaxPool1d(4)), Tied(2, 4, 9), **MAX),
    module("adaptiveMaxPool2d", lambda: nn.AdaptiveMaxPool2d(3), IMAGE, **MAX),
    module("adaptiveMaxPool2d/indices", lambda: indexed(nn.AdaptiveMaxPool2d((3, 5))), Tied(2, 4, 7, 8), **MAX),
]  # fmt: skip

EXACT = {"tol": "exact", "gtol": "sum"}

PADDINGS = [
    module("zeroPad1d", lambda: nn.ZeroPad1d(2), ROW, **EXACT),
    module("zeroPad2d", lambda: nn.ZeroPad2d((1, 2, 3, 0)), SMALL, **EXACT),
    module("zeroPad2d/cut", lambda: nn.ZeroPad2d((-1, 2, 0, -2)), SMALL, **EXACT),
    module("constantPad1d", lambda: nn.ConstantPad1d((1, 3), 3.5), ROW, **EXACT),
    module("constantPad2d", lambda: nn.ConstantPad2d(2, -1.25), X(3, 2, 3), **EXACT),
    module("reflectionPad1d", lambda: nn.ReflectionPad1d((3, 8)), ROW, **EXACT),
    module("reflectionPad2d", lambda: nn.ReflectionPad2d((1, 4, 3, 2)), SMALL, **EXACT),
    module("replicationPad1d", lambda: nn.ReplicationPad1d((2, 11)), ROW, **EXACT),
    module("replicationPad2d", lambda: nn.ReplicationPad2d((1, 6, 0, 5)), X(3, 4, 5), **EXACT),
    module("circularPad1d", lambda: nn.CircularPad1d((9, 4)), ROW, **EXACT),
    module("circularPad1d/cut", lambda: nn.CircularPad1d((-2, 3)), ROW, **EXACT),
    module("circularPad2d", lambda: nn.CircularPad2d((5, 1, 2, 4)), SMALL, **EXACT),
]


def up(mode, **more):
    return lambda: nn.Upsample(mode=mode, **more)


SIZES = [
    module("upsample/nearestSize", up("nearest", size=(7, 3)), SMALL, **EXACT),
    module("upsample/nearestScale", up("nearest", scale_factor=2), SMALL, **EXACT),
    module("upsample/nearestOdd", up("nearest", scale_factor=(1.7, 2.3)), SMALL, **EXACT),
    module("upsample/nearestRecomputed", up("nearest", scale_factor=1.7, recompute_scale_factor=True),
           SMALL, **EXACT),
    module("upsample/nearestRow", up("nearest", size=13), ROW, **EXACT),
    module("upsample/linear", up("linear", scale_factor=2), ROW),
    module("upsample/linearOdd", up("linear", scale_factor=1.3), ROW),
    module("upsample/linearAligned", up("linear", size=13, align_corners=True), ROW),
    module("upsample/bilinear", up("bilinear", scale_factor=2), SMALL),
    module("upsample/bilinearSize", up("bilinear", size=(3, 8)), SMALL),
    module("upsample/bilinearOdd", up("bilinear", scale_factor=(1.6, 2.3)), SMALL),
    module("upsample/bilinearRecomputed", up("bilinear", scale_factor=1.6, recompute_scale_factor=True),
           SMALL),
    module("upsample/bilinearAligned", up("bilinear", scale_factor=2.5, align_corners=True), SMALL),
    module("upsample/bicubic", up("bicubic", scale_factor=2), SMALL),
    module("upsample/bicubicSize", up("bicubic", size=(3, 11)), SMALL),
    module("upsample/bicubicOdd", up("bicubic", scale_factor=(1.6, 0.7)), SMALL),
    module("upsample/bicubicAligned", up("bicubic", size=(7, 9), align_corners=True), SMALL),
    module("flatten", nn.Flatten, SMALL, **EXACT),
    module("flatten/some", lambda: nn.Flatten(1, 2), SMALL, **EXACT),
    module("flatten/all", lambda: nn.Flatten(0), SMALL, **EXACT),
    module("unflatten", lambda: nn.Unflatten(1, (2, 3)), X(2, 6, 2), **EXACT),
    module("unflatten/inferred", lambda: nn.Unflatten(-1, (2, -1)), X(2, 3, 6), **EXACT),
    module("identity", nn.Identity, SMALL, **EXACT),
    module("pixelShuffle", lambda: nn.PixelShuffle(2), X(2, 8, 2, 3), **EXACT),
    module("pixelShuffle/sample", lambda: nn.PixelShuffle(3), X(9, 2, 1), **EXACT),
    module("pixelUnshuffle", lambda: nn.PixelUnshuffle(2), X(2, 2, 4, 6), **EXACT),
]  # fmt: skip

TWINS = CONVOLUTIONS + POOLINGS + PADDINGS + SIZES
