"""Recurrent layers and cells, with each of their settings."""

import torch.nn as nn

from arguments import X
from twins import module


def flat(output, state):
    """The output, and then the states."""
    return [output, *state] if isinstance(state, tuple) else [output, state]


def run(layer, x):
    return flat(*layer(x))


def from_h(layer, x, h):
    return flat(*layer(x, h))


def from_hc(layer, x, h, c):
    return flat(*layer(x, (h, c)))


STACK = dict(num_layers=2, bidirectional=True)

TWINS = [
    module("rnn", lambda: nn.RNN(3, 4), X(5, 2, 3), call=run),
    module("rnn/output", lambda: nn.RNN(3, 4), X(5, 2, 3), call=lambda m, x: m(x)[0]),
    module("rnn/relu", lambda: nn.RNN(3, 4, nonlinearity="relu", bias=False), X(5, 2, 3), call=run),
    module("rnn/state", lambda: nn.RNN(3, 4, **STACK), X(3, 2, 3), X(4, 2, 4, salt=1), call=from_h),
    module("rnn/batchFirst", lambda: nn.RNN(3, 4, batch_first=True), X(2, 5, 3), X(1, 2, 4), call=from_h),
    module("rnn/dropout", lambda: nn.RNN(3, 4, 3, dropout=0.3, batch_first=True), X(2, 5, 3), call=run),
    module("lstm", lambda: nn.LSTM(3, 4), X(5, 2, 3), call=run),
    module("lstm/oneStep", lambda: nn.LSTM(3, 4), X(1, 1, 3), call=run),
    module("lstm/long", lambda: nn.LSTM(2, 3), X(37, 1, 2), call=run),
    module("lstm/noBias", lambda: nn.LSTM(3, 4, bias=False, **STACK), X(5, 2, 3), call=run),
    module(
        "lstm/state",
        lambda: nn.LSTM(3, 4, batch_first=True, **STACK),
        X(2, 3, 3), X(4, 2, 4, salt=1), X(4, 2, 4, salt=2),
        call=from_hc,
    ),
    module("lstm/dropout", lambda: nn.LSTM(3, 4, dropout=0.5, **STACK), X(5, 2, 3), call=run),
    module("lstm/eval", lambda: nn.LSTM(3, 4, dropout=0.5, **STACK), X(5, 2, 3), call=run, train=False),
    module(
        "lstm/unbatched",
        lambda: nn.LSTM(3, 4, batch_first=True, **STACK),
        X(5, 3), X(4, 4, salt=1), X(4, 4, salt=2),
        call=from_hc,
    ),
    module("lstm/projected", lambda: nn.LSTM(3, 5, proj_size=2, **STACK), X(4, 2, 3), call=run),
    module(
        "lstm/projectedState",
        lambda: nn.LSTM(3, 5, proj_size=2, bias=False, batch_first=True),
        X(2, 4, 3), X(1, 2, 2), X(1, 2, 5),
        call=from_hc,
    ),
    module("gru", lambda: nn.GRU(3, 4), X(5, 2, 3), call=run),
    module("gru/noBias", lambda: nn.GRU(3, 4, bias=False, batch_first=True), X(2, 5, 3), call=run),
    module("gru/state", lambda: nn.GRU(3, 4, **STACK), X(3, 2, 3), X(4, 2, 4, salt=1), call=from_h),
    module("gru/dropout", lambda: nn.GRU(3, 4, dropout=0.3, batch_first=True, **STACK), X(2, 5, 3), call=run),
    module("gru/unbatched", lambda: nn.GRU(3, 4, **STACK), X(5, 3), call=run),
    module("rnnCell", lambda: nn.RNNCell(3, 4), X(2, 3), X(2, 4)),
    module("rnnCell/relu", lambda: nn.RNNCell(3, 4, bias=False, nonlinearity="relu"), X(2, 3)),
    module("lstmCell", lambda: nn.LSTMCell(3, 4), X(2, 3), X(2, 4), X(2, 4, salt=1),
           call=lambda m, x, h, c: m(x, (h, c))),  # fmt: skip
    module("lstmCell/noBias", lambda: nn.LSTMCell(3, 4, bias=False), X(3)),
    module("gruCell", lambda: nn.GRUCell(3, 4), X(2, 3), X(2, 4)),
    module("gruCell/vector", lambda: nn.GRUCell(3, 4, bias=False), X(3), X(4)),
]
