"""Layers that normalise, and those that drop."""

import torch.nn as nn

from arguments import X
from twins import module


def drop(name, make, *shapes, **more):
    """Two draws in a row: the second mask goes on in the same stream."""
    call = lambda m, x: [m(x), m(x)]
    return module(name, make, X(*shapes, low=0.5, high=2.5), call=call, **more)


def norm(name, make, *shapes, **more):
    """Two batches in training, and then a third in evaluation, by what the two left behind."""

    def call(m, *xs):
        ys = [m(x) for x in xs[:2]]
        m.eval()
        return [*ys, m(xs[2])]

    return module(name, make, *[X(*shapes, salt=i) for i in range(3)], call=call, **more)


TWINS = [
    module("rmsNorm", lambda: nn.RMSNorm(4), X(2, 3, 4)),
    module("rmsNorm/small", lambda: nn.RMSNorm(4), X(3, 4, low=-1e-4, high=1e-4), gtol="composed"),
    module("rmsNorm/axes", lambda: nn.RMSNorm([3, 4], eps=0.1), X(2, 3, 4)),
    module("rmsNorm/plain", lambda: nn.RMSNorm(4, elementwise_affine=False), X(3, 4)),
    module("groupNorm", lambda: nn.GroupNorm(2, 4), X(2, 4, 3)),
    module("groupNorm/matrix", lambda: nn.GroupNorm(2, 6, eps=0.01), X(2, 6)),
    module("groupNorm/noBias", lambda: nn.GroupNorm(1, 4, bias=False), X(2, 4, 2, 2)),
    module("groupNorm/plain", lambda: nn.GroupNorm(4, 4, affine=False), X(2, 4, 3)),
    norm("batchNorm1d", lambda: nn.BatchNorm1d(3), 4, 3),
    norm("batchNorm1d/long", lambda: nn.BatchNorm1d(3, eps=0.01, momentum=0.3), 2, 3, 4),
    norm("batchNorm1d/cumulative", lambda: nn.BatchNorm1d(3, momentum=None), 4, 3),
    norm("batchNorm1d/untracked", lambda: nn.BatchNorm1d(3, track_running_stats=False), 4, 3),
    norm("batchNorm1d/plain", lambda: nn.BatchNorm1d(3, affine=False), 4, 3),
    module("batchNorm1d/eval", lambda: nn.BatchNorm1d(3), X(4, 3), train=False),
    norm("batchNorm2d", lambda: nn.BatchNorm2d(3), 2, 3, 2, 3),
    norm("batchNorm2d/noBias", lambda: nn.BatchNorm2d(2, bias=False), 1, 2, 2, 2),
    norm("batchNorm3d", lambda: nn.BatchNorm3d(2), 2, 2, 2, 1, 3),
    norm("instanceNorm1d", lambda: nn.InstanceNorm1d(3), 2, 3, 4),
    norm("instanceNorm1d/sample", lambda: nn.InstanceNorm1d(3, affine=True), 3, 4),
    norm("instanceNorm1d/tracked", lambda: nn.InstanceNorm1d(3, affine=True, track_running_stats=True), 2, 3, 4),
    norm("instanceNorm2d", lambda: nn.InstanceNorm2d(2, affine=True), 2, 2, 2, 3),
    norm("instanceNorm2d/tracked", lambda: nn.InstanceNorm2d(2, momentum=0.4, track_running_stats=True), 3, 2, 2, 2),
    norm("instanceNorm3d", lambda: nn.InstanceNorm3d(2), 2, 2, 1, 2, 2),
    module("layerNorm", lambda: nn.LayerNorm(4), X(2, 3, 4)),
    module("layerNorm/axes", lambda: nn.LayerNorm([3, 4]), X(2, 3, 4)),
    module("layerNorm/plain", lambda: nn.LayerNorm(4, elementwise_affine=False), X(3, 4)),
    module("layerNorm/noBias", lambda: nn.LayerNorm(4, eps=0.01, bias=False), X(3, 4)),
    drop("dropout", lambda: nn.Dropout(0.3), 5, 7),
    drop("dropout/half", lambda: nn.Dropout(), 2, 3, 4, seed=7),
    drop("dropout/all", lambda: nn.Dropout(1.0), 3),
    drop("dropout/eval", lambda: nn.Dropout(0.3), 5, train=False),
    drop("dropout1d", lambda: nn.Dropout1d(0.4), 3, 4, 2),
    drop("dropout1d/sample", lambda: nn.Dropout1d(), 6, 2),
    drop("dropout2d", lambda: nn.Dropout2d(0.4), 3, 4, 2, 2),
    drop("dropout3d", lambda: nn.Dropout3d(0.4), 2, 4, 2, 1, 2),
    drop("dropout3d/sample", lambda: nn.Dropout3d(), 6, 1, 2, 2),
    drop("alphaDropout", lambda: nn.AlphaDropout(0.3), 5, 6),
    drop("alphaDropout/all", lambda: nn.AlphaDropout(1.0), 3),
    drop("featureAlphaDropout", lambda: nn.FeatureAlphaDropout(0.4), 3, 4, 2),
    module(
        "dropout/net",
        lambda: nn.Sequential(nn.Linear(3, 8), nn.Dropout(0.5), nn.LayerNorm(8), nn.Dropout(0.2), nn.Linear(8, 2)),
        X(4, 3),
    ),
]
