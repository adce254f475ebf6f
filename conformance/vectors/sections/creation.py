"""Tensors from nothing, and from the seeded generator."""

import math

import torch

from arguments import Given, Shape, X, dtype_of
from kinds import ALL, NOTHING, op

F32, F64, I64, BOOL = (dtype_of(d) for d in ("FLOAT32", "FLOAT64", "INT64", "BOOL"))


def make(method, function, *args, label, **more):
    return op(method, function, *args, label=label, on="TensorFactory", **({"dtypes": NOTHING} | more))


def full(shape, value, dtype):
    return torch.full(shape, value, dtype=dtype)


def drawn(method, function, *args, label):
    """
    The same seed gives what PyTorch draws: of few elements and of more, for those differ.

    Not to be recorded on a processor of Intel's: bernoulli_ and multinomial are then MKL's.
    """
    return make(method, function, *args, label=label, seed=42, grad=False)


OPS = [
    *make("zeros", torch.zeros, Shape([2, 3]), label="shape"),
    *make("zeros", lambda s, t: torch.zeros(s, dtype=t), Shape([2, 0]), I64, label="dtype"),
    *make("ones", torch.ones, Shape([]), label="scalar"),
    *make("ones", lambda s, t: torch.ones(s, dtype=t), Shape([3]), BOOL, label="dtype"),
    *make("full", full, Shape([2, 2]), 0.1, F32, label="f32"),
    *make("full", full, Shape([2, 2]), 0.1, F64, label="f64"),
    *make("full", full, Shape([3]), -7.0, I64, label="i64"),
    *make("full", full, Shape([2]), math.inf, F32, label="infinity"),
    *make("scalar", lambda v: torch.tensor(v), 0.1, label="f32"),
    *make("scalar", lambda v, t: torch.tensor(v, dtype=t), 0.1, F64, label="f64"),
    *make("arange", lambda n: torch.arange(n), 5, label="count"),
    *make("arange", lambda a, b, c, t: torch.arange(a, b, c, dtype=t), 0.0, 1.0, 0.1, F32, label="f32"),
    *make("arange", lambda a, b, c, t: torch.arange(a, b, c, dtype=t), 0.0, 1.0, 0.1, F64, label="f64"),
    *make("arange", lambda a, b, c, t: torch.arange(a, b, c, dtype=t), 5.0, -4.0, -3.0, I64, label="down"),
    *make("arange", lambda a, b, c, t: torch.arange(a, b, c, dtype=t), 1.0, 1.0, 2.0, F32, label="empty"),
    *make("linspace", torch.linspace, 0.0, 1.0, 13, label="thirteen", tol="rounded"),
    *make("linspace", torch.linspace, 2.0, -2.0, 5, label="down", tol="rounded"),
    *make("linspace", torch.linspace, 2.0, 3.0, 1, label="one", tol="rounded"),
    *make("linspace", torch.linspace, 2.0, 3.0, 0, label="empty", tol="rounded"),
    *make("eye", torch.eye, 3, label="three"),
    *make("eye", torch.eye, 0, label="empty"),
    *make("zerosLike", torch.zeros_like, X(2, 3), label="like", dtypes=ALL, grad=False),
    *make("onesLike", torch.ones_like, X(2, 3), label="like", dtypes=ALL, grad=False),
    *make("fullLike", torch.full_like, X(2, 3), 2.0, label="like", dtypes=ALL[:3], grad=False),
    *drawn("uniform", lambda s, a, b: torch.empty(s).uniform_(a, b), Shape([5]), -2.0, 3.0, label="few"),
    *drawn("normal", lambda s, m, d: torch.empty(s).normal_(m, d), Shape([3, 7]), 1.0, 0.5, label="more"),
    *drawn("rand", torch.rand, Shape([5]), label="few"),
    *drawn("rand", torch.rand, Shape([3, 7]), label="more"),
    *drawn("randn", torch.randn, Shape([5]), label="few"),
    *drawn("randn", torch.randn, Shape([3, 7]), label="more"),
    *drawn("randLike", torch.rand_like, X(4, dtype=torch.float32), label="few"),
    *drawn("randnLike", torch.randn_like, X(4, 5, dtype=torch.float32), label="more"),
    *drawn("randInt", lambda a, b, s: torch.randint(a, b, s), -3, 10, Shape([4, 5]), label="small"),
    *drawn("randInt", lambda a, b, s: torch.randint(a, b, s), 0, 1 << 40, Shape([7]), label="wide"),
    *drawn("randPerm", torch.randperm, 1, label="one"),
    *drawn("randPerm", torch.randperm, 13, label="thirteen"),
    *drawn("bernoulli", lambda p: torch.bernoulli(p), Given([0.0, 0.2, 0.5, 0.9, 1.0] * 4, torch.float32),
           label="tensor"),
    *drawn("bernoulli", lambda p, s: torch.empty(s).bernoulli_(p), 0.3, Shape([4, 5]), label="number"),
    *drawn("multinomial", torch.multinomial, Given([0.1, 0.2, 0.3, 0.4], torch.float32), 12, True,
           label="replaced"),
    *drawn("multinomial", torch.multinomial, Given([[0.1, 0.2, 0.0, 0.7], [0.25] * 4], torch.float32), 3,
           False, label="rows"),
]  # fmt: skip
