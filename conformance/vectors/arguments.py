"""What an operation is called with: how Python sees it, and how the index tells Java."""

import random
import zlib

import torch

DTYPES = {"f32": torch.float32, "f64": torch.float64, "i64": torch.int64, "bool": torch.bool}
JAVA_DTYPES = {
    "FLOAT32": torch.float32,
    "FLOAT64": torch.float64,
    "INT64": torch.int64,
    "BOOL": torch.bool,
}


class X:
    """A tensor of the case's dtype, uniform in a range, the same wherever it is asked for."""

    def __init__(self, *shape, low=-2.5, high=2.5, grad=True, dtype=None, salt=0, expand=None):
        self.shape, self.low, self.high, self.grad = shape, low, high, grad
        self.dtype, self.salt, self.expand = dtype, salt, expand

    def values(self, dtype):
        count = 1
        for extent in self.shape:
            count *= extent
        key = f"{dtype} {self.shape} {self.low} {self.high} {self.salt}"
        stream = random.Random(zlib.crc32(key.encode()))
        if dtype == torch.bool:
            return [stream.random() < 0.5 for _ in range(count)]
        if dtype == torch.int64:
            low, high = (-9, 9) if self.low < 0 else (1, 9)
            return [stream.randint(low, high) for _ in range(count)]
        return [self.low + (self.high - self.low) * stream.random() for _ in range(count)]

    def tensor(self, dtype):
        dtype = self.dtype or dtype
        return torch.tensor(self.values(dtype), dtype=dtype).reshape(self.shape)


class Given(X):
    """A tensor of given values; of the case's dtype unless another is named."""

    def __init__(self, values, dtype=None, grad=True):
        super().__init__(grad=grad, dtype=dtype)
        self.given = values

    def tensor(self, dtype):
        return torch.tensor(self.given, dtype=self.dtype or dtype)


def positive(*shape, **more):
    return X(*shape, low=0.25, high=3.0, **more)


def above_one(*shape, **more):
    return X(*shape, low=1.0, high=3.0, **more)


def unit(*shape, **more):
    return X(*shape, low=-0.9, high=0.9, **more)


def ints(values):
    """An INT64 tensor: indices."""
    return Given(values, torch.int64, grad=False)


def mask(values):
    """A BOOL tensor of 0 and 1."""
    return Given(values, torch.bool, grad=False)


class Ints(list):
    """A Java int[]."""


class Shape(list):
    """A dev.nabla.tensor.Shape."""


class Const(str):
    """A constant of one of Java's enums: Axes.KEEP."""


class Ix(list):
    """dev.nabla.tensor.Index: what get(...) is called with, each ("at", 1) or the like."""


KEEP = Const("Axes.KEEP")
DROP = Const("Axes.DROP")


def dtype_of(name):
    return Const("DType." + name)


def python_value(argument, dtype):
    """What PyTorch gets for an argument that is no tensor."""
    if isinstance(argument, Const):
        kind, constant = argument.split(".")
        return constant == "KEEP" if kind == "Axes" else JAVA_DTYPES[constant]
    if isinstance(argument, float) and dtype == torch.int64 and argument.is_integer():
        return int(argument)
    return tuple(argument) if isinstance(argument, (Ints, Shape)) else argument


def json_value(argument):
    """The same for Java, with its kind."""
    if isinstance(argument, Const):
        return {"enum": str(argument)}
    if isinstance(argument, Shape):
        return {"shape": list(argument)}
    if isinstance(argument, Ints):
        return {"ints": list(argument)}
    if isinstance(argument, bool):
        return {"boolean": argument}
    if isinstance(argument, int):
        return {"int": argument}
    if isinstance(argument, float):
        return {"double": argument if abs(argument) < float("inf") else str(argument)}
    if isinstance(argument, str):
        return {"string": argument}
    if argument is None:
        return {"none": True}
    raise TypeError(f"no kind for {argument!r}")


def python_index(part, tensor):
    """One part of x[...]."""
    name, *values = part
    match name:
        case "at":
            return values[0]
        case "range":
            return slice(*values)
        case "all":
            return slice(None)
        case "newAxis":
            return None
        case "ellipsis":
            return Ellipsis
        case "mask" | "of":
            return tensor
    raise ValueError(name)
