"""Writes the files that Python's safetensors makes, which the kit reads, and writes anew byte for byte."""

import hashlib
import json
import pathlib

import safetensors
import torch
import torch.nn as nn
from safetensors.torch import save_file, save_model

HERE = pathlib.Path(__file__).parent
TARGET = HERE.parent.parent / "src/main/resources/dev/nabla/conformance/files"
INFINITY = float("inf")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def write(name, tensors, metadata=None):
    save_file(tensors, TARGET / f"{name}.safetensors", metadata)


class Tied(nn.Module):
    """Two layers of one weight, which a file holds once."""

    def __init__(self):
        super().__init__()
        self.first = nn.Linear(3, 3)
        self.second = nn.Linear(3, 3)
        self.second.weight = self.first.weight

    def forward(self, x):
        return self.second(torch.tanh(self.first(x)))


def dtypes():
    """Everything that has a dtype of its own in Nabla, under names that JSON must escape."""
    tensors = {
        "b": torch.tensor([[0.1, -0.0], [INFINITY, float("nan")]]),
        "a": torch.tensor(7.25),
        "\ue000": torch.tensor([1.0]),
        "\U0001f600": torch.tensor([2.0]),
        "empty": torch.zeros(0, 3),
        'quoted "\\/\b\f\n\r\t\x01\x7fü€': torch.tensor([3.0]),
        "flags": torch.tensor([True, False, True]),
        "longs": torch.tensor([[-(2**63)], [2**63 - 1]]),
        "doubles": torch.tensor([0.1, 5e-324], dtype=torch.float64),
    }
    write("dtypes", tensors, {"for\tmat": 'pt "€"\n'})


def narrow():
    """The dtypes that are widened, and beside each what it is widened to."""
    floats = [0.0, -0.0, 1.0, -1.5, 0.1, 65504.0, 6e-8, 6.1e-5, -1e-7, INFINITY, -INFINITY, float("nan")]
    tensors = {n: torch.tensor(floats).to(t) for n, t in (("f16", torch.float16), ("bf16", torch.bfloat16))}
    for bits in (8, 16, 32):
        for n in (f"int{bits}", f"uint{bits}"):
            of = torch.iinfo(getattr(torch, n))
            tensors[n] = torch.tensor([of.min, 0, 1, 77, of.max], dtype=getattr(torch, n))
    wide = {n + " wide": t.to(torch.float32 if t.is_floating_point() else torch.int64) for n, t in tensors.items()}
    write("narrow", tensors | wide)


def shapes():
    """No axes, and no elements, in each dtype that is read."""
    floats = ("float16", "bfloat16", "float32", "float64")
    integers = ("uint8", "int8", "int16", "uint16", "int32", "uint32", "int64")
    tensors = {}
    for n in (*floats, *integers, "bool"):
        tensors[f"{n} scalar"] = torch.tensor(1, dtype=getattr(torch, n))
        tensors[f"{n} none"] = torch.zeros(2, 0, 3, dtype=getattr(torch, n))
        tensors[f"{n} axes"] = torch.ones(1, 2, 1, 1, 3, dtype=getattr(torch, n))
    write("shapes", tensors)


def models():
    torch.manual_seed(5)
    x = torch.randn(4, 3)
    layers = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
    save_model(layers, TARGET / "layers.safetensors")
    tied = Tied()
    save_model(tied, TARGET / "tied.safetensors")
    write("answers", {"x": x, "layers": layers(x).detach(), "tied": tied(x).detach()})


def main():
    torch.set_num_threads(1)
    TARGET.mkdir(parents=True, exist_ok=True)
    dtypes()
    narrow()
    shapes()
    models()
    head = {"torch": torch.__version__.split("+")[0], "safetensors": safetensors.__version__}
    head["script"] = sha256(pathlib.Path(__file__).read_bytes())
    head["files"] = {f.name: sha256(f.read_bytes()) for f in sorted(TARGET.glob("*.safetensors"))}
    (TARGET / "index.json").write_text(json.dumps(head, indent=1) + "\n")


main()
