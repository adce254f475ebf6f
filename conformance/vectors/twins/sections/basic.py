"""The layers that need no more than a product."""

import torch.nn as nn

from arguments import X
from twins import module

TWINS = [
    module("linear", lambda: nn.Linear(3, 2), X(4, 3)),
    module("linear/noBias", lambda: nn.Linear(3, 2, bias=False), X(2, 5, 3)),
    module("linear/vector", lambda: nn.Linear(3, 2), X(3)),
    module("sequential", lambda: nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2)), X(5, 3)),
]
