"""Tables that are looked up, layers of two inputs, and lists of modules."""

import torch.nn as nn

from arguments import X, ints
from twins import module

INDEX = ints([[1, 0, 4], [4, 4, 2]])
LONG, OFFSETS = ints([1, 4, 4, 0, 2, 4]), ints([0, 3, 3, 5])
Bag = nn.EmbeddingBag

TWINS = [
    module("embedding", lambda: nn.Embedding(5, 3), INDEX),
    module("embedding/padding", lambda: nn.Embedding(5, 3, padding_idx=4), INDEX),
    module("embedding/padding/last", lambda: nn.Embedding(5, 4, padding_idx=-1), ints([4, 1])),
    module("embedding/scalar", lambda: nn.Embedding(2, 3), ints(1)),
    module("embedding/maxNorm", lambda: nn.Embedding(5, 3, max_norm=1.0), INDEX),
    module("embedding/maxNorm/one", lambda: nn.Embedding(5, 3, max_norm=0.5, norm_type=1.0), INDEX),
    module("embedding/byFrequency", lambda: nn.Embedding(5, 3, scale_grad_by_freq=True, padding_idx=0), INDEX),
    module("embeddingBag", lambda: Bag(5, 3), INDEX),
    module("embeddingBag/mean", lambda: Bag(5, 3, padding_idx=4), LONG, OFFSETS),
    module("embeddingBag/sum", lambda: Bag(5, 3, mode="sum"), LONG, OFFSETS),
    module("embeddingBag/sum/padding", lambda: Bag(5, 3, mode="sum", padding_idx=-1), LONG, OFFSETS),
    module("embeddingBag/max", lambda: Bag(5, 3, mode="max"), LONG, OFFSETS),
    module("embeddingBag/max/padding", lambda: Bag(5, 3, mode="max", padding_idx=4), LONG, OFFSETS),
    module("embeddingBag/last", lambda: Bag(5, 3, include_last_offset=True), LONG, ints([0, 2, 6])),
    module("embeddingBag/byFrequency", lambda: Bag(5, 3, mode="sum", scale_grad_by_freq=True), LONG, OFFSETS),
    module("embeddingBag/maxNorm", lambda: Bag(5, 3, max_norm=1.0), LONG, OFFSETS),
    module("embeddingBag/weights", lambda: Bag(5, 3, mode="sum", padding_idx=0), LONG, OFFSETS, X(6)),
    module(
        "embeddingBag/weights/rows",
        lambda: Bag(5, 3, mode="sum"),
        INDEX,
        X(2, 3),
        call=lambda m, i, w: m(i, per_sample_weights=w),
    ),
    module("bilinear", lambda: nn.Bilinear(3, 4, 2), X(5, 3), X(5, 4)),
    module("bilinear/axes", lambda: nn.Bilinear(2, 3, 4, bias=False), X(2, 3, 2), X(2, 3, 3)),
    module("bilinear/vector", lambda: nn.Bilinear(2, 3, 4), X(2), X(3)),
    module(
        "moduleList",
        lambda: nn.ModuleList([nn.Linear(3, 4), nn.Linear(4, 2)]),
        X(2, 3),
        call=lambda m, x: m[1](m[0](x)),
    ),
    module(
        "moduleMap",
        lambda: nn.ModuleDict({"second": nn.Linear(3, 4), "first": nn.Linear(4, 2)}),
        X(2, 3),
        call=lambda m, x: m["first"](m["second"](x)),
    ),
]
