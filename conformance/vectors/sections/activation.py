"""The activations that layers use, and softmax."""

import torch
import torch.nn.functional as F

from arguments import X
from kinds import NUMBERS, along, op, unary

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
    *op("softmax", torch.softmax, X(3, 5, low=-500, high=500), 1, label="far", tol="sum"),
    *op("logSoftmax", torch.log_softmax, X(3, 5, low=-500, high=500), 1, label="far", tol="sum"),
]
