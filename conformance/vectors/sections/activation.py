"""The activations that layers use, and softmax."""

import torch
import torch.nn.functional as F

from kinds import NUMBERS, along, unary

OPS = [
    *unary("relu", torch.relu, dtypes=NUMBERS, tol="equal"),
    *unary("softplus", F.softplus),
    *unary("softplus", F.softplus, 2.0, 5.0, name="beta"),
    *unary("leakyRelu", F.leaky_relu, 0.1),
    *unary("elu", F.elu, 0.7),
    *unary("selu", F.selu),
    *unary("gelu", F.gelu, tol="composed"),
    *unary("geluTanh", lambda x: F.gelu(x, approximate="tanh"), tol="composed"),
    *unary("silu", F.silu),
    *unary("mish", F.mish, tol="composed"),
    *unary("hardtanh", F.hardtanh, -0.5, 1.5, tol="equal"),
    *along("softmax", torch.softmax, tol="sum"),
    *along("logSoftmax", torch.log_softmax, tol="sum"),
]
