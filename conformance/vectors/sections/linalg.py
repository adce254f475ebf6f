"""Products of vectors and matrices."""

import torch

from arguments import Given, X
from kinds import FLOATS, op


def product(method, function, *args, label="", **more):
    return op(method, function, *args, label=label, **({"tol": "sum"} | more))


def einsum(equation, *operands, label):
    function = lambda e, xs: torch.einsum(e, *xs)  # noqa: E731
    return product("einsum", function, equation, list(operands), static=True, label=label)


NAN, INF = float("nan"), float("inf")

OPS = [
    *product("dot", torch.dot, X(13), X(13, salt=1), views=("", "strided"), label="thirteen"),
    *product("dot", torch.dot, X(0), X(0), label="empty"),
    *product("outer", torch.outer, X(3), X(4), label="plain"),
    *product("matmul", torch.matmul, X(3, 4), X(4, 5), label="matrix"),
    *product("matmul", torch.matmul, X(13, 17), X(17, 11), label="odd"),
    *product("matmul", torch.matmul, X(64, 33), X(33, 48), dtypes=("f32",), label="larger"),
    *product("matmul", torch.matmul, X(4), X(4, salt=1), label="vectors"),
    *product("matmul", torch.matmul, X(4), X(4, 5), label="row"),
    *product("matmul", torch.matmul, X(3, 4), X(4), label="column"),
    *product("matmul", torch.matmul, X(2, 3, 4), X(4), label="batched-column"),
    *product("matmul", torch.matmul, X(4), X(2, 4, 3), label="batched-row"),
    *product("matmul", torch.matmul, X(2, 3, 4), X(2, 4, 5), label="batched"),
    *product("matmul", torch.matmul, X(2, 1, 3, 4), X(3, 4, 2), label="broadcast"),
    *product("matmul", torch.matmul, X(1, 1), X(1, 1, salt=1), label="one"),
    *product("matmul", torch.matmul, X(3, 0), X(0, 2), label="no-inner"),
    *product("matmul", torch.matmul, X(0, 3), X(3, 2), label="empty"),
    *product("matmul", torch.matmul, X(0, 2, 3), X(3, 2), label="no-batch"),
    *product("matmul", torch.matmul, Given([[1.0, INF], [0.0, NAN]]), Given([[1.0, 0.0], [2.0, -1.0]]),
             label="edges"),
    *product("bmm", torch.bmm, X(2, 3, 4), X(2, 4, 5), label="plain"),
    *product("bmm", torch.bmm, X(0, 3, 4), X(0, 4, 5), label="empty"),
    *product("addmm", torch.addmm, X(3, 5), X(3, 4), X(4, 5), label="plain"),
    *product("addmm", torch.addmm, X(5), X(3, 4), X(4, 5), label="broadcast"),
    *product("trace", torch.trace, X(4, 4), label="square", dtypes=FLOATS + ("i64",)),
    *product("trace", torch.trace, X(3, 5), label="wide"),
    *einsum("ij,jk->ik", X(3, 4), X(4, 5), label="matmul"),
    *einsum("ij,kj->ik", X(3, 4), X(5, 4), label="transposed"),
    *einsum("bij,bjk->bik", X(2, 3, 4), X(2, 4, 5), label="batched"),
    *einsum("ij->ji", X(3, 4), label="transpose"),
    *einsum("ij->", X(3, 4), label="sum"),
    *einsum("ij->j", X(3, 4), label="columns"),
    *einsum("ii->i", X(3, 3), label="diagonal"),
    *einsum("ii", X(3, 3), label="trace"),
    *einsum("i,j->ij", X(3), X(4), label="outer"),
    *einsum("i,i", X(5), X(5, salt=1), label="dot"),
    *einsum("ij,jk", X(3, 4), X(4, 5), label="implicit"),
    *einsum("ij,ij->ij", X(3, 4), X(3, 4, salt=1), label="elementwise"),
    *einsum("bqhd,bkhd->bhqk", X(2, 3, 2, 4), X(2, 5, 2, 4), label="attention"),
    *einsum("ij,jk,kl->il", X(2, 3), X(3, 4), X(4, 2), label="three"),
    *einsum("...ij,...jk->...ik", X(2, 3, 4), X(4, 5), label="ellipsis"),
]  # fmt: skip
