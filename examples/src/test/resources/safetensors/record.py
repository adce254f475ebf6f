"""Reads what PythonReadsTest wrote, with Python's safetensors and PyTorch, and records what it found beside itself.

    mvn -Dpure -pl examples -am test -Dtest=PythonReadsTest -Dsurefire.failIfNoSpecifiedTests=false
    python record.py            # with the packages of conformance/vectors/requirements.txt
"""

import base64
import hashlib
import json
import pathlib

import safetensors
import torch
import torch.nn as nn
from safetensors import safe_open
from safetensors.torch import load_file

HERE = pathlib.Path(__file__).parent
WRITTEN = HERE.parents[3] / "target/written"


def read(name):
    """All that there is in a file, and its hash."""
    file = WRITTEN / f"{name}.safetensors"
    tensors = load_file(file)
    with safe_open(file, "pt") as opened:
        metadata = opened.metadata()
        assert set(opened.keys()) == set(tensors)
    return {
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "metadata": metadata or {},
        "tensors": {
            n: {"dtype": str(t.dtype), "shape": list(t.shape), "values": t.flatten().tolist()}
            for n, t in tensors.items()
        },
    }


def net():
    return nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.BatchNorm1d(4), nn.Linear(4, 2))


def outputs():
    """Of a state that Nabla wrote, in PyTorch's own module."""
    model = net()
    model.load_state_dict(load_file(WRITTEN / "model.safetensors"), strict=True)
    model.eval()
    return model(load_file(WRITTEN / "tensors.safetensors")["x"]).flatten().tolist()


def resumed():
    """The rest of the epoch in whose midst Nabla's checkpoint was written, and the weights at its end."""
    file = WRITTEN / "checkpoint.safetensors"
    tensors = load_file(file)
    with safe_open(file, "pt") as opened:
        texts = opened.metadata()
    data = load_file(WRITTEN / "tensors.safetensors")
    model = net()
    model.load_state_dict({n[6:]: t for n, t in tensors.items() if n.startswith("model.")}, strict=True)
    group = {n.split(".")[-1]: t.item() for n, t in tensors.items() if n.startswith("optimizer.groups.0.")}
    adam = torch.optim.Adam(
        model.parameters(), group["learningRate"], (group["beta1"], group["beta2"]), group["eps"]
    )
    for i, parameter in enumerate(model.parameters()):
        at = f"optimizer.parameters.{i}."
        adam.state[parameter] = {
            "step": torch.tensor(tensors[at + "numbers.step"].item()),
            "exp_avg": tensors[at + "tensors.exp_avg"],
            "exp_avg_sq": tensors[at + "tensors.exp_avg_sq"],
        }
    generator = torch.Generator()
    state = bytearray(base64.b64decode(texts["data.start"]))
    generator.set_state(torch.frombuffer(state, dtype=torch.uint8))
    torch.empty((), dtype=torch.int64).random_(generator=generator)  # the seed of workers
    order = torch.randperm(len(data["x"]), generator=generator)
    size = int(texts["data.batchSize"])
    for batch in order.split(size)[int(texts["data.batches"]) :]:
        adam.zero_grad()
        nn.functional.mse_loss(model(data["x"][batch]), data["y"][batch]).backward()
        adam.step()
    return {n: t.flatten().tolist() for n, t in model.state_dict().items()}


def main():
    torch.set_num_threads(1)
    found = {"torch": torch.__version__.split("+")[0], "safetensors": safetensors.__version__}
    found["script"] = hashlib.sha256(pathlib.Path(__file__).read_bytes()).hexdigest()
    found["files"] = {n: read(n) for n in ("tensors", "model", "checkpoint")}
    found["outputs"] = outputs()
    found["resumed"] = resumed()
    (HERE / "read.json").write_text(json.dumps(found, indent=1) + "\n")


main()
