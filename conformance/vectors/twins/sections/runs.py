"""Whole training runs: a model, its data and 100 steps, all of them drawn by one seed."""

import math

import torch
import torch.nn as nn

STEPS = 100


def batches(size, batch):
    """The rows of each step: a new random order whenever the old one is used up."""
    rest = []
    for _ in range(STEPS):
        if len(rest) < batch:
            rest = torch.randperm(size).tolist()
        step, rest = rest[:batch], rest[batch:]
        yield torch.tensor(step)


def notebook():
    model = nn.Linear(1, 1)
    x = torch.tensor([[1.0], [2.0], [3.0], [4.0]])
    loss, optimizer = nn.MSELoss(), torch.optim.SGD(model.parameters(), lr=0.01)
    return model, lambda: loss(model(x), 2 * x), optimizer.step, optimizer


def mlp():
    model = nn.Sequential(nn.Linear(8, 16), nn.GELU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 3))
    x = torch.randn(60, 8)
    y = (x[:, :3] * 2).argmax(1)
    loss = nn.CrossEntropyLoss(label_smoothing=0.1)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=1e-4)
    rows = batches(60, 20)

    def value():
        at = next(rows)
        return loss(model(x[at]), y[at])

    return model, value, optimizer.step, optimizer


def conv_net():
    model = nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(4, 8, 3), nn.BatchNorm2d(8), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
        nn.Dropout(0.25), nn.Linear(8, 3),
    )  # fmt: skip
    y = torch.arange(30) % 3
    x = torch.rand(30, 1, 8, 8) + y.reshape(30, 1, 1, 1) * torch.eye(8)
    loss = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, nesterov=True, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, STEPS)
    rows = batches(30, 10)

    def value():
        at = next(rows)
        return loss(model(x[at]), y[at])

    def step():
        optimizer.step()
        schedule.step()

    return model, value, step, optimizer


class Characters(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(10, 6)
        self.lstm = nn.LSTM(6, 12, batch_first=True)
        self.head = nn.Linear(12, 10)

    def forward(self, x):
        return self.head(self.lstm(self.embedding(x))[0])


def sequences(count, length):
    """Each counts up from a random start by a random step, modulo 10."""
    start = torch.randint(0, 10, (count, 1))
    step = torch.randint(1, 4, (count, 1))
    return (start + step * torch.arange(length)) % 10


def lstm():
    model = Characters()
    data = sequences(24, 9)
    loss = nn.CrossEntropyLoss()
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.02)
    rows = batches(24, 8)

    def value():
        at = data[next(rows)]
        return loss(model(at[:, :-1]).transpose(1, 2), at[:, 1:])

    def step():
        torch.nn.utils.clip_grad_norm_(model.parameters(), 0.5)
        optimizer.step()

    return model, value, step, optimizer


class PositionalEncoding(nn.Module):
    """That of PyTorch's tutorial, the batch first."""

    def __init__(self, size, dropout, longest):
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        position = torch.arange(longest).unsqueeze(1)
        rate = torch.exp(torch.arange(0, size, 2) * (-math.log(10000.0) / size))
        pe = torch.zeros(longest, 1, size)
        pe[:, 0, 0::2] = torch.sin(position * rate)
        pe[:, 0, 1::2] = torch.cos(position * rate)
        self.register_buffer("pe", pe)

    def forward(self, x):
        return self.dropout(x + self.pe[: x.size(1)].transpose(0, 1))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(10, 16)
        self.position = PositionalEncoding(16, 0.1, 8)
        layer = nn.TransformerEncoderLayer(16, 2, 32, 0.1, "gelu", batch_first=True, norm_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2, nn.LayerNorm(16), enable_nested_tensor=False)
        self.head = nn.Linear(16, 10)

    def forward(self, x):
        mask = nn.Transformer.generate_square_subsequent_mask(x.size(1))
        y = self.encoder(self.position(self.embedding(x) * math.sqrt(16)), mask=mask)
        return self.head(y)


def transformer():
    model = Encoder()
    data = sequences(24, 9)
    loss = nn.CrossEntropyLoss()
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.005)
    warm_up = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / 20))
    rows = batches(24, 8)

    def value():
        at = data[next(rows)]
        return loss(model(at[:, :-1]).transpose(1, 2), at[:, 1:])

    def step():
        optimizer.step()
        warm_up.step()

    return model, value, step, optimizer


def autoencoder():
    model = nn.Sequential(
        nn.Linear(12, 8), nn.SiLU(), nn.Linear(8, 3), nn.Tanh(), nn.Linear(3, 8), nn.SiLU(), nn.Linear(8, 12),
        nn.Sigmoid(),
    )  # fmt: skip
    hidden = torch.rand(40, 2)
    x = torch.sigmoid(hidden @ torch.randn(2, 12))
    loss = nn.BCELoss()
    optimizer = torch.optim.NAdam(model.parameters(), lr=0.01)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.99)
    rows = batches(40, 20)

    def value():
        at = x[next(rows)]
        return loss(model(at), at)

    def step():
        optimizer.step()
        schedule.step()

    return model, value, step, optimizer


def run(name, make, seed, within=1e-5, near=()):
    """`within` is how far a loss may lie from the recorded one, by itself; `near` is not drawn but computed."""

    def twin(section):
        torch.manual_seed(seed)
        model, value, step, optimizer = make()
        told = {"id": name, "seed": seed, "within": within, "near": list(near)}
        told["state"] = {k: section.store(v) for k, v in model.state_dict().items()}
        losses = []
        for _ in range(STEPS):
            optimizer.zero_grad()
            loss = value()
            loss.backward()
            step()
            losses.append(loss.item())
        told["losses"] = losses
        section.add(told)

    return twin


TWINS = [
    # Its loss is the square of the difference of nearly equal numbers: weights that begin half a unit in
    # the last place away change it by 2e-5, and those of the other runs by less than 1e-6.
    run("notebook", notebook, 1, within=5e-5),
    run("mlp", mlp, 2),
    run("convNet", conv_net, 3),
    run("lstm", lstm, 4),
    run("transformer", transformer, 5, near=["position.pe"]),
    run("autoencoder", autoencoder, 6),
]
