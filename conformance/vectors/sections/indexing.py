"""Elements chosen by the values of another tensor."""

import torch
import torch.nn.functional as F

from arguments import Given, Ix, X, ints, mask
from kinds import ALL, FLOATS, NUMBERS, ROWS, along, edges, op

NAN, INF = float("nan"), float("inf")


def get(x, *index, label, **more):
    """x[index]: the same words in Java and here."""
    return op("get", lambda t, i: t[i], x, Ix(index), label=label, **({"dtypes": ALL} | more))


def sort(x, axis, descending=False):
    return torch.sort(x, stable=True, dim=axis, descending=descending)


OPS = [
    *op("gather", torch.gather, X(2, 3), 1, ints([[1, 1], [0, 2]]), dtypes=ALL, label="axis1", gtol="sum"),
    *op("gather", torch.gather, X(3, 2, 2), 0, ints([[[2], [0]], [[1], [2]]]), dtypes=ALL, label="axis0",
        gtol="sum"),
    *op("gather", torch.gather, X(2, 3), -1, ints([[], []]), dtypes=ALL, label="empty", gtol="sum"),
    *op("scatter", torch.scatter, X(2, 4), 1, ints([[1, 3], [0, 2]]), X(2, 2), dtypes=ALL, label="axis1"),
    *op("scatter", torch.scatter, X(4, 2), 0, ints([[3, 0]]), X(1, 2), dtypes=ALL, label="longer"),
    *op("scatterAdd", torch.scatter_add, X(2, 4), 1, ints([[1, 1, 3], [0, 2, 0]]), X(2, 3), dtypes=NUMBERS,
        label="duplicates", tol="sum"),
    *op("scatterAdd", torch.scatter_add, X(4, 2), -2, ints([[3, 0]]), X(1, 2), dtypes=NUMBERS,
        label="longer", tol="sum"),
    *op("indexSelect", torch.index_select, X(3, 2), 0, ints([2, 0, 2]), dtypes=ALL, label="axis0",
        gtol="sum"),
    *op("indexSelect", torch.index_select, X(2, 3), -1, ints([1]), dtypes=ALL, label="last", gtol="sum"),
    *op("indexSelect", torch.index_select, X(2, 3), 1, ints([]), dtypes=ALL, label="empty", gtol="sum"),
    *op("indexAdd", torch.index_add, X(3, 2), 0, ints([2, 0, 2]), X(3, 2, salt=1), dtypes=NUMBERS,
        label="duplicates", tol="sum"),
    *op("indexAdd", torch.index_add, X(2, 5), 1, ints([4, 1]), X(2, 2), dtypes=NUMBERS, label="axis1",
        tol="sum"),
    *op("take", torch.take, X(3, 4), ints([[0, 11], [5, 5]]), dtypes=ALL, label="duplicates", gtol="sum"),
    *op("take", torch.take, X(3, 4), ints([-1, -12]), dtypes=ALL, label="negative", gtol="sum"),
    *op("maskedSelect", torch.masked_select, X(2, 3), mask([[1, 0, 1], [0, 1, 1]]), dtypes=ALL,
        label="same"),
    *op("maskedSelect", torch.masked_select, X(2, 3), mask([0, 1, 1]), dtypes=ALL, label="broadcast"),
    *op("maskedSelect", torch.masked_select, X(2, 3), mask([[0], [0]]), dtypes=ALL, label="none"),
    *op("oneHot", F.one_hot, ints([[0, 2], [1, 0]]), 4, dtypes=("i64",), label="four"),
    *op("oneHot", F.one_hot, ints(1), 3, dtypes=("i64",), label="scalar"),
    *op("topK", torch.topk, X(2, 7), 3, 1, True, dtypes=FLOATS, label="largest"),
    *op("topK", torch.topk, X(7, 2), 2, 0, False, dtypes=FLOATS, label="smallest"),
    *op("topK", torch.topk, X(13), 13, -1, True, dtypes=FLOATS, label="all"),
    *op("topK", torch.topk, Given([1.0, NAN, INF, -INF]), 2, 0, True, label="nan"),
    *op("topK", torch.topk, ints([5, -7, 9, 1 << 60]), 2, 0, True, dtypes=("i64",), label="integers"),
    *along("sort", sort, False, name="ascending", dtypes=NUMBERS),
    *along("sort", sort, True, name="descending", dtypes=NUMBERS),
    *along("argSort", lambda x, a, d: sort(x, a, d)[1], False, name="ascending", dtypes=NUMBERS),
    *along("argSort", lambda x, a, d: sort(x, a, d)[1], True, name="descending", dtypes=NUMBERS),
    *op("sort", lambda x, a: sort(x, a)[0], X(5, 2), 0, dtypes=NUMBERS, label="values"),
    *edges("sort", lambda x, a: sort(x, a)[0], Given(ROWS), 1, label="values-edges"),
    *op("unique", torch.unique, ints([[3, 1], [3, -2]]), dtypes=("i64",), label="integers"),
    *op("unique", torch.unique, Given([2.5, -1.0, 2.5, 0.0]), label="floats", grad=False),
    *op("unique", torch.unique, X(0), label="empty", dtypes=NUMBERS, grad=False),
    *op("unique", torch.unique, mask([1, 1]), dtypes=("bool",), label="truth"),
    *op("nonZero", torch.nonzero, Given([[1, 0, 2], [0, 0, 3]]), dtypes=ALL, label="matrix"),
    *op("nonZero", torch.nonzero, Given([0.0, -0.0, NAN, INF]), dtypes=FLOATS, label="edges"),
    *op("nonZero", torch.nonzero, X(0, 3), dtypes=NUMBERS, label="empty"),
    *op("nonZero", torch.nonzero, Given(5), dtypes=NUMBERS, label="scalar"),
    *get(X(3, 4), ("at", 1), label="row"),
    *get(X(3, 4), ("at", -1), ("at", 0), label="element"),
    *get(X(3, 4), ("all",), ("at", 2), label="column"),
    *get(X(5, 4), ("range", 1, 4), label="range"),
    *get(X(5, 4), ("range", 0, 5, 2), ("range", -3, -1), label="ranges"),
    *get(X(2, 3, 4), ("ellipsis",), ("at", 1), label="ellipsis"),
    *get(X(2, 3, 4), ("at", 0), ("ellipsis",), ("range", 0, 2), label="between"),
    *get(X(3, 4), ("newAxis",), ("all",), ("newAxis",), ("at", 1), label="new-axis"),
    *get(X(3, 4), ("mask", mask([1, 0, 1])), label="mask"),
    *get(X(2, 3), ("mask", mask([[1, 0, 1], [0, 0, 1]])), label="mask-matrix"),
    *get(X(3, 4), ("of", ints([2, 0, 2])), label="index", gtol="sum"),
    *get(X(3, 4), ("all",), ("of", ints([[1, -1], [0, 0]])), label="index-column", gtol="sum"),
    *get(X(3, 4), ("of", ints([0, 2])), ("of", ints([1, -1])), label="two-indices", gtol="sum"),
    *get(X(3, 4), ("range", 0, 2), ("of", ints([3, 1])), label="range-index", gtol="sum"),
]  # fmt: skip
