"""Optimizers, with each of their settings, for 50 steps."""

import torch

from twins import optimizer

SGD = torch.optim.SGD

TWINS = [
    optimizer("sgd", lambda p: SGD(p, lr=0.1)),
    optimizer("sgd/momentum", lambda p: SGD(p, lr=0.1, momentum=0.9)),
    optimizer("sgd/dampening", lambda p: SGD(p, lr=0.1, momentum=0.9, dampening=0.5, weight_decay=0.01)),
    optimizer("sgd/nesterov", lambda p: SGD(p, lr=0.05, momentum=0.8, nesterov=True, weight_decay=0.1)),
    optimizer("sgd/maximize", lambda p: SGD(p, lr=0.001, momentum=0.5, maximize=True)),
    optimizer(
        "sgd/groups",
        lambda p: SGD([{"params": p[:1], "lr": 0.01}, {"params": p[1:], "momentum": 0.9}], lr=0.1),
    ),
]
