"""Folds over axes, scans and choices along an axis."""

import torch

from arguments import DROP, KEEP, Given, Ints, X, positive
from kinds import ALL, FLOATS, NUMBERS, ROWS, along, edges, folding, op, reduction


def one_axis_each(function):
    """A fold of one axis in PyTorch, as a fold of several."""

    def fold(x, dims, keep):
        for dim in sorted((d % x.dim() for d in dims), reverse=True):
            x = function(x, dim, True)
        return x if keep else x.reshape([e for i, e in enumerate(x.shape) if i not in
                                         [d % x.dim() for d in dims]])  # fmt: skip

    return fold


def spread(function):
    """torch.var or torch.std with Java's (correction, folded, axes...)."""
    return lambda x, correction, keep, dims: function(
        x, dim=dims or None, correction=correction, keepdim=keep
    )


def norm(x, p, keep, dims):
    return torch.linalg.vector_norm(x, p, dim=dims or None, keepdim=keep)


def spread_cases(method, function):
    """No gradients at infinities: of (x - mean)^2 they are NaN, or not, by how it is composed."""
    return [
        *reduction(method, lambda x, d, k: function(x, dim=d, correction=1, keepdim=k),
                   keep=False, long=True, at_grad=False),
        *op(method, spread(function), X(2, 3, 4), 0.0, KEEP, Ints([1]), label="population", tol="sum"),
        *op(method, spread(function), X(2, 3, 4), 2.0, DROP, Ints([0, 2]), label="two", tol="sum"),
        *op(method, spread(function), X(2, 3, 4), 1.0, DROP, Ints(), label="drop-all", tol="sum"),
        *op(method, spread(function), Given([1e4, 1e4 + 1, 1e4 + 2]), 0.0, DROP, Ints(), label="far",
            tol="sum"),
    ]  # fmt: skip


def norm_cases(p, word):
    more = {"tol": "sum", "grad": p != 0}  # p = 0 counts
    return [
        *op("norm", norm, X(2, 3, 4), p, KEEP, Ints([1]), label=word + "-keep", **more),
        *op("norm", norm, X(2, 3, 4), p, DROP, Ints([0, 2]), label=word + "-drop", **more),
        *op("norm", norm, X(), p, DROP, Ints(), label=word + "-scalar", **more),
        *edges("norm", norm, Given(ROWS), p, DROP, Ints([1]), label=word + "-edges", **more),
    ]


OPS = [
    *reduction("sum", torch.sum, dtypes=ALL, long=True),
    *reduction("mean", torch.mean, long=True),
    *reduction("prod", one_axis_each(torch.prod), dtypes=NUMBERS),
    *reduction("amax", torch.amax, dtypes=ALL, tol="equal", empty=False),
    *reduction("amin", torch.amin, dtypes=ALL, tol="equal", empty=False),
    *reduction("any", torch.any, dtypes=ALL, tol="exact", keep=False),
    *reduction("all", torch.all, dtypes=ALL, tol="exact", keep=False),
    *reduction("countNonZero", lambda x, d, k: torch.count_nonzero(x, d), dtypes=ALL, tol="exact",
               keep=False),
    *reduction("logSumExp", torch.logsumexp, long=True),
    *spread_cases("var", torch.var),
    *spread_cases("std", torch.std),
    *op("norm", lambda x: torch.linalg.vector_norm(x), X(2, 3, 4), label="all", tol="sum"),
    *op("norm", lambda x: torch.linalg.vector_norm(x), X(0), label="empty", tol="sum"),
    *norm_cases(2.0, "two"),
    *norm_cases(1.0, "one"),
    *norm_cases(3.0, "three"),
    *norm_cases(0.0, "zero"),
    *norm_cases(float("inf"), "infinity"),
    *norm_cases(float("-inf"), "minus-infinity"),
    *op("max", torch.max, X(2, 3, 4), dtypes=ALL, label="all"),
    *op("min", torch.min, X(2, 3, 4), dtypes=ALL, label="all"),
    *op("median", torch.median, X(2, 3, 4), dtypes=NUMBERS, label="all"),
    *op("median", torch.median, X(13), dtypes=NUMBERS, label="odd"),
    *op("max", torch.max, X(), label="scalar"),
    *op("min", torch.min, X(), label="scalar"),
    *op("median", torch.median, X(), label="scalar"),
    *op("max", torch.max, Given([1.0, 3, 3, 2, 3]), label="ties"),
    *op("min", torch.min, Given([1.0, 3, 1, 2, 3]), label="ties"),
    *op("median", torch.median, Given([1.0, 3, 3, 2, 5]), label="ties"),
    *op("max", torch.max, Given([1.0, float("nan"), 2]), label="nan"),
    *op("min", torch.min, Given([1.0, float("nan"), 2]), label="nan"),
    *op("median", torch.median, Given([1.0, float("nan"), 2]), label="nan"),
    *along("max", lambda x, axis: torch.max(x, axis), dtypes=NUMBERS, tol="equal"),
    *along("min", lambda x, axis: torch.min(x, axis), dtypes=NUMBERS, tol="equal"),
    *along("median", lambda x, axis: torch.median(x, axis), dtypes=FLOATS, at=False),
    *along("argMax", torch.argmax, dtypes=NUMBERS),
    *along("argMin", torch.argmin, dtypes=NUMBERS),
    *along("cumSum", torch.cumsum, dtypes=NUMBERS, tol="sum"),
    # No gradients at infinities: PyTorch divides by the element and gets NaN where one is finite.
    *along("cumProd", torch.cumprod, dtypes=NUMBERS, tol="sum", at_grad=False),
    *op("cumSum", torch.cumsum, X(0, 3), 0, label="of-nothing", dtypes=NUMBERS, tol="sum"),
    *op("cumProd", torch.cumprod, X(0, 3), 0, label="of-nothing", dtypes=NUMBERS, tol="sum"),
    *op("cumProd", torch.cumprod, Given([[1.0, 0, 2], [0, 3, 0], [4, 5, 6]]), 1, label="zeros",
        tol="sum"),
    *op("prod", folding(one_axis_each(torch.prod)), Given([[1.0, 0, 2], [0, 3, 0], [4, 5, 6]]),
        Ints([1]), label="zeros", tol="sum"),
    *op("amax", folding(torch.amax), Given([[1.0, 3, 3], [2, 2, 2]]), Ints(), label="ties"),
    *op("amin", folding(torch.amin), Given([[1.0, 3, 1], [2, 2, 2]]), Ints([1]), label="ties"),
    *op("logSumExp", folding(torch.logsumexp), X(3, 5, low=-500, high=500), Ints([1]), label="far",
        tol="sum"),
    *op("mean", folding(torch.mean), positive(3, 5), Ints([0]), label="positive", tol="sum"),
]  # fmt: skip
