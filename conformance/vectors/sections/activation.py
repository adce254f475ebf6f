"""The activations that layers use, and softmax."""

import torch
import torch.nn.functional as F

from arguments import Given, X
from kinds import EDGES, INF, NAN, NUMBERS, along, edges, op, unary

GATES = [[1, 0.0], [-2, INF], [2, -INF], [0.5, -100], [-0.5, 100], [INF, 1], [1, NAN], [NAN, 1]]

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
    *unary("relu6", F.relu6, dtypes=NUMBERS, tol="equal"),
    *unary("threshold", F.threshold, 0.5, -1.5, tol="equal"),
    *unary("celu", F.celu, 0.5),  # of others PyTorch rounds 1 / alpha to FLOAT32
    *op("prelu", F.prelu, X(2, 3, 4), X(3, salt=1), label="channels", tol="sum"),
    *op("prelu", F.prelu, X(2, 3), X(1, salt=1), label="one", tol="sum"),
    *op("prelu", F.prelu, X(5), X(salt=1), label="vector", tol="sum"),
    *edges("prelu", F.prelu, Given(EDGES), X(1, salt=1), tol="rounded", gtol="sum"),
    *unary("hardsigmoid", F.hardsigmoid, tol="composed", dtypes=("f32",)),
    # PyTorch's own gradient rounds 1 / 6 to FLOAT32
    *unary("hardsigmoid", lambda x: F.relu6(x + 3) / 6, tol="composed", dtypes=("f64",)),
    *unary("hardswish", F.hardswish, tol="composed"),
    *unary("softsign", F.softsign, tol="composed"),
    *unary("logSigmoid", F.logsigmoid),
    *unary("softshrink", F.softshrink, 0.5, tol="equal"),
    *unary("hardshrink", F.hardshrink, 0.5, tol="equal"),
    *unary("tanhshrink", F.tanhshrink, tol="composed"),
    *op("glu", F.glu, X(3, 4), 1, tol="composed"),
    *op("glu", F.glu, X(2, 3, 2), -1, label="last", tol="composed"),
    *op("glu", F.glu, X(6), 0, label="vector", tol="composed"),
    *edges("glu", F.glu, Given(GATES), 1, tol="composed"),
    *along("softmin", F.softmin, tol="sum"),
    *along("softmax", torch.softmax, tol="sum"),
    *along("logSoftmax", torch.log_softmax, tol="sum"),
    *op("softmax", torch.softmax, X(3, 5, low=-500, high=500), 1, label="far", tol="sum"),
    *op("logSoftmax", torch.log_softmax, X(3, 5, low=-500, high=500), 1, label="far", tol="sum"),
]
