"""Where elements go."""

import torch
import torch.nn.functional as F

from arguments import Ints, Shape, X, dtype_of
from kinds import ALL, FLOATS, NUMBERS, op


def move(method, function, x, *args, **more):
    """A movement of every dtype, without arithmetic."""
    return op(method, function, x, *args, **({"dtypes": ALL} | more))


def pad(mode):
    return lambda x, *pads: F.pad(x, pads[-1], mode)


def together(function):
    """torch's f([x, others...], axis) as Java's x.f(axis, others...)."""
    return lambda x, axis, others: function([x, *others], axis)


OPS = [
    *move("reshape", lambda x, s: x.reshape(s), X(2, 3, 4), Ints([4, -1]), label="inferred"),
    *move("reshape", lambda x, s: x.reshape(s), X(2, 3, 4), Shape([6, 4]), label="shape"),
    *move("reshape", lambda x, s: x.reshape(s), X(1), Ints([]), label="scalar"),
    *move("reshape", lambda x, s: x.reshape(s), X(0, 3), Ints([3, 0, 2]), label="empty"),
    *move("flatten", lambda x: x.flatten(), X(2, 3, 4)),
    *move("flatten", lambda x: x.flatten(), X(), label="scalar"),
    *move("flatten", lambda x, a: x.flatten(a), X(2, 3, 4), 1, label="from"),
    *move("flatten", lambda x, a: x.flatten(a), X(2, 3, 4), -2, label="last"),
    *move("flatten", lambda x, a: x.flatten(a), X(2, 0, 4), 1, label="empty"),
    *move("flatten", lambda x, a: x.flatten(a), X(), 0, label="from scalar"),
    *move("unflatten", lambda x, a, s: x.unflatten(a, s), X(2, 6), 1, Ints([2, 3]), label="last"),
    *move("unflatten", lambda x, a, s: x.unflatten(a, s), X(6, 2), -2, Ints([-1, 3]), label="inferred"),
    *move("squeeze", lambda x, a: x.squeeze(a), X(2, 1, 3), 1, label="axis"),
    *move("squeeze", lambda x, a: x.squeeze(a), X(2, 3, 1), -1, label="last"),
    *move("unsqueeze", lambda x, a: x.unsqueeze(a), X(2, 3), 1, label="axis"),
    *move("unsqueeze", lambda x, a: x.unsqueeze(a), X(2, 3), -1, label="last"),
    *move("unsqueeze", lambda x, a: x.unsqueeze(a), X(), 0, label="scalar"),
    *move("transpose", lambda x, a, b: x.transpose(a, b), X(2, 3, 4), 0, -1),
    *move("t", lambda x: x.t(), X(2, 3)),
    *move("permute", lambda x, o: x.permute(o), X(2, 3, 4), Ints([2, 0, 1]), label="rotated"),
    *move("permute", lambda x, o: x.permute(o), X(2, 0, 4), Ints([-1, 0, 1]), label="empty"),
    *move("permute", lambda x, o: x.permute(o), X(), Ints([]), label="scalar"),
    *move("movedim", torch.movedim, X(2, 3, 4), 0, 2, label="back"),
    *move("movedim", torch.movedim, X(2, 3, 4), -1, 0, label="front"),
    *move("expand", lambda x, s: x.expand(s), X(3, 1), Ints([2, 3, 4]), label="new", gtol="sum"),
    *move("expand", lambda x, s: x.expand(s), X(3, 1), Shape([3, 0]), label="empty", gtol="sum"),
    *move("expand", lambda x, s: x.expand(s), X(), Shape([2, 2]), label="scalar", gtol="sum"),
    *move("repeat", lambda x, n: x.repeat(n), X(2, 3), Ints([2, 1, 3]), label="new", gtol="sum"),
    *move("repeat", lambda x, n: x.repeat(n), X(2, 3), Ints([2, 0]), label="empty", gtol="sum"),
    *move("tile", lambda x, n: x.tile(n), X(2, 3), Ints([2]), label="last", gtol="sum"),
    *move("tile", lambda x, n: x.tile(n), X(2, 3), Ints([2, 1, 2]), label="new", gtol="sum"),
    *move("slice", lambda x, a, i, j: x[:, i:j], X(2, 4), 1, 1, 3, label="plain"),
    *move("slice", lambda x, a, i, j: x[i:j], X(4, 2), 0, -3, -1, label="negative"),
    *move("slice", lambda x, a, i, j: x[i:j], X(4, 2), 0, 2, 99, label="clipped"),
    *move("slice", lambda x, a, i, j: x[i:j], X(4, 2), 0, 3, 1, label="empty"),
    *move("slice", lambda x, a, i, j, k: x[i:j:k], X(13), 0, 1, 12, 3, label="step"),
    *move("select", lambda x, a, i: x.select(a, i), X(2, 3, 4), 1, 2, label="axis"),
    *move("select", lambda x, a, i: x.select(a, i), X(2, 3), -1, -1, label="last"),
    *move("narrow", lambda x, a, i, n, k: x[:, i : i + n * k : k], X(2, 9), 1, 1, 3, 2, label="step"),
    *move("narrow", lambda x, a, i, n, k: x.narrow(a, i, n), X(2, 9), 1, 3, 4, 1, label="plain"),
    *move("pad", lambda x, a, b, c, v: F.pad(x, (b, c), value=v), X(2, 3), 1, 2, 1, 5.0, label="last",
          dtypes=NUMBERS),
    *move("pad", lambda x, a, b, c, v: F.pad(x, (0, 0, b, c), value=v), X(2, 3), 0, 0, 2, 0.0,
          label="first", dtypes=NUMBERS),
    *move("padConstant", lambda x, v, p: F.pad(x, p, value=v), X(2, 3), 1.5, Ints([1, 2]),
          label="last", dtypes=FLOATS),
    *move("padConstant", lambda x, v, p: F.pad(x, p, value=v), X(2, 3), 7.0, Ints([1, 0, 2, 1]),
          label="two", dtypes=NUMBERS),
    *move("padConstant", lambda x, v, p: F.pad(x, p, value=v), X(2, 5), 0.0, Ints([-1, -2, 1, 0]),
          label="cropped", dtypes=FLOATS),
    *move("padReflect", pad("reflect"), X(2, 5), Ints([2, 3]), label="one", dtypes=FLOATS, gtol="sum"),
    *move("padReflect", pad("reflect"), X(1, 2, 4, 5), Ints([2, 1, 1, 3]), label="two", dtypes=FLOATS,
          gtol="sum"),
    *move("padReplicate", pad("replicate"), X(2, 5), Ints([2, 7]), label="one", dtypes=FLOATS,
          gtol="sum"),
    *move("padReplicate", pad("replicate"), X(1, 2, 4, 5), Ints([2, 1, 0, 6]), label="two",
          dtypes=FLOATS, gtol="sum"),
    *move("concat", together(torch.cat), X(2, 3), 0, [X(1, 3), X(4, 3)], label="rows"),
    *move("concat", together(torch.cat), X(2, 3), -1, [X(2, 0), X(2, 1)], label="last"),
    *move("concat", together(torch.cat), X(3), 0, [], label="alone"),
    *move("stack", together(torch.stack), X(2, 3), 0, [X(2, 3, salt=1)], label="first"),
    *move("stack", together(torch.stack), X(2, 3), -1, [X(2, 3, salt=1), X(2, 3, salt=2)], label="last"),
    *move("stack", together(torch.stack), X(), 0, [X(salt=1)], label="scalars"),
    *move("split", torch.split, X(7, 2), 3, 0, label="rest"),
    *move("split", torch.split, X(2, 6), 2, -1, label="even"),
    *move("chunk", torch.chunk, X(7, 2), 3, 0, label="rest"),
    *move("chunk", torch.chunk, X(2, 6), 4, 1, label="fewer"),
    *move("flip", torch.flip, X(2, 3, 4), Ints([0, -1]), label="axes"),
    *move("flip", torch.flip, X(0, 3), Ints([1]), label="empty"),
    *move("roll", torch.roll, X(2, 5), 2, 1, label="on"),
    *move("roll", torch.roll, X(2, 5), -7, -1, label="back"),
    *move("roll", torch.roll, X(0, 3), 1, 0, label="empty"),
    *move("diag", torch.diag, X(3), 0, label="vector"),
    *move("diag", torch.diag, X(3), -1, label="vector-below"),
    *move("diag", torch.diag, X(3, 5), 1, label="matrix-above"),
    *move("diag", torch.diag, X(5, 3), -2, label="matrix-below"),
    *move("tril", torch.tril, X(3, 5), 0, label="main"),
    *move("tril", torch.tril, X(2, 4, 3), -1, label="below"),
    *move("triu", torch.triu, X(3, 5), 0, label="main"),
    *move("triu", torch.triu, X(2, 4, 3), 2, label="above"),
    *move("unfold", lambda x, a, n, k: x.unfold(a, n, k), X(2, 7), 1, 3, 2, label="overlapping",
          gtol="sum"),
    *move("unfold", lambda x, a, n, k: x.unfold(a, n, k), X(7, 2), 0, 2, 3, label="gaps", gtol="sum"),
    *move("meshgrid", lambda xs: torch.meshgrid(*xs, indexing="ij"), [X(2), X(3), X(1)], static=True,
          label="three", gtol="sum"),
    *move("meshgrid", lambda xs: torch.meshgrid(*xs, indexing="ij"), [X(4)], static=True, label="one"),
    *move("to", lambda x, t: x.to(t), X(2, 3), dtype_of("FLOAT32"), label="f32"),
    *move("to", lambda x, t: x.to(t), X(2, 3), dtype_of("FLOAT64"), label="f64"),
    *move("to", lambda x, t: x.to(t), X(2, 3), dtype_of("INT64"), label="i64"),
    *move("to", lambda x, t: x.to(t), X(2, 3), dtype_of("BOOL"), label="bool"),
    *move("detach", lambda x: x.detach(), X(2, 3), label="plain"),
]  # fmt: skip
