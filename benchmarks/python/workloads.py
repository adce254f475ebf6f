"""The workloads of dev.nabla.benchmarks.work in PyTorch: one function for each family of names.

Each draws what Nabla draws, in its order, so that both begin with the same numbers.
"""

import functools

import torch
import torch.nn as nn
import torch.nn.functional as F

STEPS = 3  # over which training is compared
STILL = 1e-9  # a learning rate that changes no weight: see Training.java


class Work:
    """What is timed, and the elements to compare; `parts` are compiled by the variant `compile`."""

    def __init__(self, call, result=None):
        self.call = call
        self.result = result or (lambda: flat(call()))


def flat(made):
    parts = made if isinstance(made, (list, tuple)) else [made]
    return torch.cat([p.detach().reshape(-1).float() for p in parts])


class Variant:
    """How the twin is run: eager, by torch.compile, or with an optimizer of one fused kernel."""

    def __init__(self, name):
        self.fused = {"fused": True} if name == "fused" else {}
        self.compiled = torch.compile if name == "compile" else lambda f: f

    def kernel(self, function):
        return Work(self.compiled(function))


def training(variant, loss, optimizer):
    loss = variant.compiled(loss)

    def call():
        value = loss()
        value.backward()
        optimizer.step()
        optimizer.zero_grad()
        return value

    def result():
        losses = [flat(call()) for _ in range(STEPS)]
        for group in optimizer.param_groups:
            group["lr"] = STILL
        return flat(losses + [p for group in optimizer.param_groups for p in group["params"]])

    return Work(call, result)


def matmul(variant, transposed, size):
    n, k, m = map(int, size.split("x"))
    a = torch.randn(k, n) if transposed[0] == "t" else torch.randn(n, k)
    b = torch.randn(m, k) if transposed[1] == "t" else torch.randn(k, m)
    product = {
        "nn": lambda: a @ b,
        "nt": lambda: a @ b.t(),
        "tn": lambda: a.t() @ b,
        "tt": lambda: a.t() @ b.t(),
    }
    return variant.kernel(product[transposed])


def unary(function, variant, n):
    x = torch.randn(int(n))
    return variant.kernel(lambda: function(x))


def binary(function, variant, n):
    a, b = torch.randn(int(n)), torch.randn(int(n))
    return variant.kernel(lambda: function(a, b))


def gelu_affine(variant, n):
    x, w, b = torch.randn(int(n)), torch.randn(int(n)), torch.randn(int(n))
    return variant.kernel(lambda: F.gelu(x * w + b))


def optimizer(make, variant, n):
    p = torch.randn(int(n), requires_grad=True)
    p.grad = torch.randn(int(n))
    step = make([p], lr=1e-3, **variant.fused).step

    def result():
        for _ in range(STEPS):
            step()
        return flat(p)

    return Work(step, result)


def fold(function, variant, side):
    x = torch.randn(int(side), int(side))
    return variant.kernel(lambda: function(x))


def passes(inputs, function, variant, direction, size):
    given = inputs(size)
    if direction == "forward":
        return variant.kernel(lambda: function(*given))
    learned = [x.requires_grad_() for x in given if x.is_floating_point()]
    output = variant.compiled(function)(*given)
    above = torch.randn(output.shape)
    return Work(lambda: torch.autograd.grad(output, learned, above, retain_graph=True))


def square(size):
    return [torch.randn(int(size), int(size))]


def affine(size):
    return square(size) + [torch.randn(int(size)), torch.randn(int(size))]


def labelled(size):
    return square(size) + [torch.randint(0, int(size), (int(size),))]


def images(size):
    return [torch.randn(*map(int, size.split("x")))]


def channels(size):
    return images(size) + [torch.randn(32), torch.randn(32)]


def filtered(filters, each, size):
    return images(size) + [torch.randn(filters, each, 3, 3)]


def table(size):
    return [torch.randn(10_000, 128), torch.randint(0, 10_000, (4096,))]


def notebook(variant, part):
    return {"2": part2, "3": part3, "4": part4}[part](variant)


def part2(variant):
    x, y = torch.tensor([1.0, 2, 3, 4]), torch.tensor([2.0, 4, 6, 8])
    w = torch.tensor(0.0, requires_grad=True)

    def call():
        loss = ((w * x - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w.sub_(0.01 * w.grad)
        w.grad.zero_()
        return loss

    return Work(call, lambda: flat([call(), w]))


def part3(variant):
    x, y = torch.tensor([1.0, 2, 3, 4]), torch.tensor([2.0, 4, 6, 8])
    w = torch.tensor(0.0, requires_grad=True)
    loss = nn.MSELoss()
    return training(variant, lambda: loss(x * w, y), torch.optim.SGD([w], lr=0.01))


def part4(variant):
    x, y = torch.tensor([[1.0], [2], [3], [4]]), torch.tensor([[2.0], [4], [6], [8]])
    model, loss = nn.Linear(1, 1), nn.MSELoss()
    return training(variant, lambda: loss(model(x), y), torch.optim.SGD(model.parameters(), lr=0.01))


def mlp(variant, optimizer, size):
    batch, layers = size.split("x")
    inputs, hidden, outputs = map(int, layers.split("-"))
    net = nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, outputs))
    x, y = torch.randn(int(batch), inputs), torch.randint(0, outputs, (int(batch),))
    loss = nn.CrossEntropyLoss()
    make, rate = {"sgd": (torch.optim.SGD, 0.01), "adam": (torch.optim.Adam, 1e-3)}[optimizer]
    return training(variant, lambda: loss(net(x), y), make(net.parameters(), lr=rate, **variant.fused))


def conv_net(variant, size):
    net = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(16 * 7 * 7, 10),
    )  # fmt: skip
    x, y = torch.randn(32, 1, 28, 28), torch.randint(0, 10, (32,))
    loss = nn.CrossEntropyLoss()
    return training(variant, lambda: loss(net(x), y), torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9))


def lstm(variant, size):
    recurrent, head = nn.LSTM(32, 64, batch_first=True), nn.Linear(64, 10)
    x, y = torch.randn(16, 32, 32), torch.randint(0, 10, (16,))
    loss = nn.CrossEntropyLoss()
    parameters = [*recurrent.parameters(), *head.parameters()]
    return training(
        variant, lambda: loss(head(recurrent(x)[0][:, 31]), y), torch.optim.Adam(parameters, lr=1e-3)
    )


def transformer(variant, size):
    layer = nn.TransformerEncoderLayer(64, 4, 128, 0.0, batch_first=True)
    encoder, head = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False), nn.Linear(64, 10)
    x, y = torch.randn(8, 32, 64), torch.randint(0, 10, (8,))
    loss = nn.CrossEntropyLoss()
    parameters = [*encoder.parameters(), *head.parameters()]
    return training(variant, lambda: loss(head(encoder(x).mean(1)), y), torch.optim.Adam(parameters, lr=1e-3))


def of(function, *first):
    return functools.partial(function, *first)


FAMILIES = {
    "matmul": matmul,
    "add": of(binary, torch.add),
    "mul": of(binary, torch.mul),
    "relu": of(unary, torch.relu),
    "exp": of(unary, torch.exp),
    "tanh": of(unary, torch.tanh),
    "gelu": of(unary, F.gelu),
    "sigmoid": of(unary, torch.sigmoid),
    "geluAffine": gelu_affine,
    "adam": of(optimizer, torch.optim.Adam),
    "adamW": of(optimizer, torch.optim.AdamW),
    "sgdMomentum": of(optimizer, functools.partial(torch.optim.SGD, momentum=0.9)),
    "rmsProp": of(optimizer, torch.optim.RMSprop),
    "sum": of(fold, torch.sum),
    "max": of(fold, torch.amax),
    "sumRows": of(fold, lambda x: x.sum(0)),
    "softmax": of(passes, square, lambda x: torch.softmax(x, 1)),
    "logSoftmax": of(passes, square, lambda x: torch.log_softmax(x, 1)),
    "layerNorm": of(passes, affine, lambda x, w, b: F.layer_norm(x, w.shape, w, b)),
    "batchNorm": of(passes, channels, lambda x, w, b: F.batch_norm(x, None, None, w, b, training=True)),
    "crossEntropy": of(passes, labelled, F.cross_entropy),
    "conv3x3": of(passes, of(filtered, 64, 32), lambda x, w: F.conv2d(x, w, padding=1)),
    "depthwise3x3": of(passes, of(filtered, 32, 1), lambda x, w: F.conv2d(x, w, padding=1, groups=32)),
    "maxPool2x2": of(passes, images, lambda x: F.max_pool2d(x, 2)),
    "embedding": of(passes, table, lambda t, index: F.embedding(index, t)),
    "notebook": notebook,
    "mlp": mlp,
    "convNet": conv_net,
    "lstm": lstm,
    "transformer": transformer,
}


def make(name, variant):
    family, *arguments = name.split("/")
    torch.manual_seed(1)
    return FAMILIES[family](Variant(variant), *arguments)
