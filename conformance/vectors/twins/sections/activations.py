"""Every activation; the shape has an even extent for the gated one."""

import torch.nn as nn

from arguments import X
from twins import module


def act(name, make, *shape, **more):
    return module(name, make, X(*(shape or (4, 6)), low=-4, high=4), **more)


TWINS = [
    act("relu", lambda: nn.ReLU()),
    act("relu6", lambda: nn.ReLU6()),
    act("leakyRelu", lambda: nn.LeakyReLU()),
    act("leakyRelu/slope", lambda: nn.LeakyReLU(0.2)),
    act("elu", lambda: nn.ELU()),
    act("elu/alpha", lambda: nn.ELU(0.5)),
    act("celu", lambda: nn.CELU()),
    act("celu/alpha", lambda: nn.CELU(0.5)),
    act("selu", lambda: nn.SELU()),
    act("gelu", lambda: nn.GELU()),
    act("gelu/tanh", lambda: nn.GELU("tanh")),
    act("silu", lambda: nn.SiLU()),
    act("mish", lambda: nn.Mish()),
    act("softplus", lambda: nn.Softplus()),
    act("softplus/beta", lambda: nn.Softplus(2.0, 3.0)),
    act("softshrink", lambda: nn.Softshrink()),
    act("softshrink/lambda", lambda: nn.Softshrink(1.0)),
    act("hardshrink", lambda: nn.Hardshrink()),
    act("hardshrink/lambda", lambda: nn.Hardshrink(1.0)),
    act("tanhshrink", lambda: nn.Tanhshrink()),
    act("threshold", lambda: nn.Threshold(0.5, -3.0)),
    act("hardtanh", lambda: nn.Hardtanh()),
    act("hardtanh/ends", lambda: nn.Hardtanh(-2.0, 0.5)),
    act("hardsigmoid", lambda: nn.Hardsigmoid()),
    act("hardswish", lambda: nn.Hardswish()),
    act("sigmoid", lambda: nn.Sigmoid()),
    act("logSigmoid", lambda: nn.LogSigmoid()),
    act("tanh", lambda: nn.Tanh()),
    act("softsign", lambda: nn.Softsign()),
    act("softmax", lambda: nn.Softmax(1)),
    act("softmin", lambda: nn.Softmin(0)),
    act("logSoftmax", lambda: nn.LogSoftmax(-1)),
    act("glu", lambda: nn.GLU()),
    act("glu/axis", lambda: nn.GLU(0)),
    act("prelu", lambda: nn.PReLU()),
    act("prelu/channels", lambda: nn.PReLU(6, 0.1)),
    act("rrelu", lambda: nn.RReLU()),
    act("rrelu/bounds", lambda: nn.RReLU(0.5, 0.9)),
    act("rrelu/eval", lambda: nn.RReLU(), train=False),
    act("softmax2d", lambda: nn.Softmax2d(), 2, 3, 1, 2),
    act("softmax2d/sample", lambda: nn.Softmax2d(), 3, 2, 2),
]
