"""Writes what PyTorch 2.13's FlopCounterMode counts of some models: python record.py > flops.csv

A line for each module that has products of its own or below: model, name, multiply-adds of all
below, and the shape of its output; for the whole also the multiply-adds of a pass and its gradients.
Sizes are those of FlopsTest's models.
"""
import torch
from torch import nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.utils.flop_counter import FlopCounterMode

# Each kernel by itself: what is fused into one call is not counted, or counted otherwise.
torch.backends.mkldnn.enabled = False
torch.backends.mha.set_fastpath_enabled(False)


def relu(*layers):
    """The layers with a relu between any two."""
    return nn.Sequential(*[m for layer in layers for m in (layer, nn.ReLU())][:-1])


class Lstm(nn.Module):
    """An LSTM of two layers and directions, and what comes after."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(5, 6, num_layers=2, bidirectional=True)
        self.out = nn.Linear(12, 3)

    def forward(self, x):
        return self.out(self.lstm(x)[0])


MODELS = {
    "mlp": (relu(nn.Linear(20, 32), nn.Linear(32, 16), nn.Linear(16, 4)), (8, 20)),
    "conv": (
        nn.Sequential(
            nn.Conv2d(3, 8, 3, padding=1),
            nn.BatchNorm2d(8),
            nn.ReLU(),
            nn.Conv2d(8, 12, 3, stride=2, dilation=2, groups=4, bias=False),
            nn.MaxPool2d(2),
            nn.ConvTranspose2d(12, 6, 3, stride=2, padding=1, output_padding=1, groups=2),
            nn.Flatten(),
            nn.Linear(6 * 6 * 6, 5),
        ),
        (2, 3, 16, 16),
    ),
    "pool": (
        nn.Sequential(
            nn.Conv2d(3, 4, 3, padding=1), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(4 * 4 * 4, 10)
        ),
        (1, 3, 8, 8),
    ),
    "series": (
        nn.Sequential(nn.Conv1d(4, 6, 5, stride=2), nn.ConvTranspose1d(6, 2, 4, stride=3, dilation=2)),
        (3, 4, 21),
    ),
    "lstm": (Lstm(), (7, 4, 5)),
    "transformer": (
        nn.TransformerEncoderLayer(16, 4, dim_feedforward=24, batch_first=True),
        (2, 9, 16),
    ),
}

print("model,name,multiplyAdds,output,gradients")
for model, (module, shape) in MODELS.items():
    shapes = {}
    for name, inner in module.named_modules():
        inner.register_forward_hook(
            lambda m, i, o, name=name: shapes.update({name: tuple((o[0] if isinstance(o, tuple) else o).shape)})
        )
    module.eval()
    x = torch.zeros(shape)
    with sdpa_kernel(SDPBackend.MATH), FlopCounterMode(display=False) as both:
        module(x).sum().backward()
    with sdpa_kernel(SDPBackend.MATH), FlopCounterMode(display=False) as forward:
        module(x)
    counts = forward.get_flop_counts()
    root = type(module).__name__
    for name in shapes:
        path = "Global" if name == "" else root + "." + name
        flops = sum(counts.get(path, {}).values())
        # It does not regard groups in gradients by weights, and so counts too many.
        grouped = any(getattr(m, "groups", 1) > 1 for m in module.modules())
        total = "" if name or grouped else both.get_total_flops() // 2
        print(model, name, flops // 2, "x".join(map(str, shapes[name])), total, sep=",")
