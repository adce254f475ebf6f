"""One line for an operation becomes cases: shapes, dtypes, views and edge values by its kind."""

from dataclasses import dataclass
from typing import Callable

import torch

from arguments import KEEP, Given, Ints, X

NOTHING = (None,)
FLOATS = ("f32", "f64")
NUMBERS = ("f32", "f64", "i64")
LOGIC = ("bool",)
ALL = ("f32", "f64", "i64", "bool")

INF, NAN = float("inf"), float("nan")
EDGES = [0.0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, -7, 1e-7, -1e-7, 0.1, 20, -20, 100, -100]
EDGES = EDGES + [1e10, -1e10, 1e30, -1e30, 1e-40, INF, -INF, NAN]
FEW = [0.0, -0.0, 1, -1, 0.5, -2.5, 3, -7, 1e10, INF, -INF, NAN]
INTEGERS = [0, 1, -1, 2, -2, 3, 7, -7, 10, -100, 1 << 40, (1 << 53) + 1, -(1 << 53) - 1, 1 << 62]
ROWS = [
    [1, NAN, 2], [INF, 1, 2], [-INF, 1, 2], [INF, -INF, 0], [-INF, -INF, -INF], [INF, INF, INF],
    [3, 3, 1], [1, 1, 1], [0.0, -0.0, 0.0], [-0.0, -0.0, -0.0], [0, 2, 0],
]  # fmt: skip
MILLION = 1_000_003


@dataclass
class Op:
    """One call of one method, to be recorded for each of some dtypes and views."""

    method: str
    function: Callable
    args: tuple
    label: str = ""
    dtypes: tuple = FLOATS
    views: tuple = ("", "transposed")
    on: str = "Tensor"
    static: bool = False
    tol: str = "exact"
    gtol: str = ""
    grad: bool = True
    values: bool = True
    second: bool = True
    n: int = 0
    seed: int | None = None

    def __post_init__(self):
        self.gtol = self.gtol or {"rounded": "composed"}.get(self.tol, self.tol)
        ranks = [len(a.shape) for a in self.arguments() if a.dtype is None]
        if max(ranks, default=0) < 2 or any(isinstance(a, Given) for a in self.arguments()[:1]):
            self.views = tuple(v for v in self.views if v != "transposed")

    def arguments(self):
        flat = [b for a in self.args for b in (a if type(a) is list else [a])]
        return [a for a in flat if isinstance(a, X)]


def op(method, function, *args, **more):
    """A single call, as it stands."""
    return [Op(method, function, args, **more)]


def has_nan(value):
    return any(map(has_nan, value)) if isinstance(value, list) else value != value


def without_nan(args):
    """Nothing is promised of a gradient at NaN: PyTorch's is 0 of clamp, and 1 of hardtanh."""
    lists = [a for a in args if isinstance(a, Given) and isinstance(a.given, list)]
    kept = [i for i in range(len(lists[0].given)) if not any(has_nan(a.given[i]) for a in lists)]
    return [
        Given([a.given[i] for i in kept], a.dtype, a.grad) if a in lists else a for a in args
    ]


def edges(method, function, *args, grad=True, **more):
    """Values at the edge, and the gradients there as a case of its own."""
    label = more.pop("label", "edges")
    cases = op(method, function, *args, label=label, grad=False, **more)
    if grad:
        more |= {"dtypes": tuple(d for d in more.get("dtypes", FLOATS) if d in FLOATS)}
        more |= {"label": label + "-gradient", "values": False, "second": False}
        cases += op(method, function, *without_nan(args), **more)
    return cases


def edge_values(dtype):
    return {"i64": INTEGERS, "bool": [False, True]}.get(dtype, EDGES)


def unary(method, function, *args, make=X, grad=True, at=True, name="", **more):
    """f(x), and f(x, numbers): its shapes are those of x."""
    more = {"tol": "rounded", "grad": grad} | more
    label = name + "-" if name else ""
    made = []
    for shape, word in [((), "scalar"), ((1,), "one"), ((13,), "thirteen"), ((0, 3), "empty")]:
        views = ("", "strided") if word == "thirteen" else ("",)
        made += op(method, function, make(*shape), *args, label=label + word, views=views, **more)
    views = {"views": ("transposed",)}
    made += op(method, function, make(3, 5), *args, label=label + "matrix", **views, **more)
    for dtype in more.get("dtypes", FLOATS) if at else ():
        given = Given(edge_values(dtype))
        one = more | {"dtypes": (dtype,)}
        made += edges(method, function, given, *args, label=label + "edges", **one)
    return made


def pairs(dtype, nonzero):
    """Every edge value with every other, as two vectors."""
    values = {"i64": INTEGERS[:12], "bool": [False, True]}.get(dtype, FEW)
    right = [b for b in values if b or not nonzero or dtype in FLOATS]
    left = [a for a in values for _ in right]
    return Given(left), Given(right * len(values))


def binary(method, function, *rest, make=X, other=X, number=None, nonzero=False, **more):
    """f(x, y), broadcast; with a number in the place of y too, where there is such a method."""
    more = {"tol": "exact"} | more
    sums = more | {"gtol": "sum"}  # over what was stretched
    shapes = [
        ((), (), "scalar"), ((13,), (13,), "thirteen"), ((1,), (3,), "one"),
        ((3, 1, 4), (2, 1), "broadcast"), ((), (2, 3), "rank0"), ((0, 3), (1, 3), "empty"),
    ]  # fmt: skip
    made = []
    for a, b, word in shapes:
        views = ("", "strided") if word == "thirteen" else ("",)
        args = (make(*a), other(*b, salt=1), *rest)
        made += op(method, function, *args, label=word, views=views, **sums)
    args = (make(3, 5), other(3, 5, salt=1), *rest)
    made += op(method, function, *args, label="matrix", views=("transposed",), **sums)
    for dtype in more.get("dtypes", FLOATS):
        a, b = pairs(dtype, nonzero)
        made += edges(method, function, a, b, *rest, **(more | {"dtypes": (dtype,)}))
    if number is not None:
        made += unary(method, function, number, make=make, name="number", **more)
    return made


def folding(function):
    """torch's f(x, dim, keepdim) as Java's: no axes mean all."""

    def fold(x, *args):
        dims = args[-1]
        keep = next((a for a in args if isinstance(a, bool)), False)
        dims = tuple(dims) or tuple(range(x.dim()))
        return function(x.reshape(1), (0,), False) if x.dim() == 0 else function(x, dims, keep)

    return fold


def reduction(
    method, function, make=X, keep=True, empty=True, at=True, at_grad=True, long=False, **more
):
    """f(x, axes...) and f(x, KEEP, axes...); no axes mean all."""
    more = {"tol": "sum"} | more
    fold = folding(function)
    made = []
    for axes, word in [((), "all"), ((0,), "axis0"), ((-1,), "last"), ((2, 0), "axes2,0")]:
        made += op(method, fold, make(2, 3, 4), Ints(axes), label=word, **more)
    if keep:
        made += op(method, fold, make(2, 3, 4), KEEP, Ints([1]), label="keep", **more)
        made += op(method, fold, make(2, 3), KEEP, Ints(), label="keep-all", **more)
    made += op(method, fold, make(), Ints(), label="scalar", **more)
    made += op(method, fold, make(1), Ints([0]), label="one", **more)
    made += op(method, fold, make(13), Ints([0]), label="thirteen", views=("", "strided"), **more)
    made += op(method, fold, make(0, 3), Ints([1]), label="empty", **more)
    if empty:
        made += op(method, fold, make(2, 0), Ints([1]), label="of-nothing", **more)
    if at:
        floats = more | {"dtypes": tuple(d for d in more.get("dtypes", FLOATS) if d in FLOATS)}
        made += edges(method, fold, Given(ROWS), Ints([1]), grad=at_grad, **floats)
    if long:
        many = X(1, low=0.05, high=0.15, expand=(MILLION,))
        more |= {"dtypes": ("f32",), "grad": False}
        made += op(method, fold, many, Ints([0]), label="million", **more)
    return made


def along(method, function, *args, make=X, empty=True, at=True, at_grad=True, name="", **more):
    """f(x, axis, ...)."""
    more = {"tol": "exact"} | more
    label = name + "-" if name else ""
    made = []
    for axis in (0, 1, -1):
        word = f"{label}axis{axis}"
        made += op(method, function, make(2, 3, 4), axis, *args, label=word, **more)
    for shape, word in [((1,), "one"), ((13,), "thirteen")]:
        views = ("", "strided") if word == "thirteen" else ("",)
        made += op(method, function, make(*shape), 0, *args, label=label + word, views=views, **more)
    if empty:
        made += op(method, function, make(0, 3), 1, *args, label=label + "empty", **more)
    if at:
        floats = more | {"dtypes": tuple(d for d in more.get("dtypes", FLOATS) if d in FLOATS)}
        floats |= {"label": label + "edges"}
        made += edges(method, function, Given(ROWS), 1, *args, grad=at_grad, **floats)
    return made
