"""Losses, with each of their settings."""

import torch.nn as nn

from arguments import X
from twins import function

TWINS = [
    function("mse", nn.MSELoss(), X(3, 4), X(3, 4, salt=1)),
]
