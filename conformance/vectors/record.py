"""Records every section, or those named, into the conformance kit's resources."""

import os

# The same bytes on every x86 machine: no wider instructions than all of them have.
os.environ |= {"ATEN_CPU_CAPABILITY": "avx2", "MKL_CBWR": "COMPATIBLE", "ONEDNN_MAX_CPU_ISA": "AVX2"}

import hashlib
import importlib
import json
import pathlib
import sys
import warnings

import torch
from safetensors.torch import save

from recording import Section, run

HERE = pathlib.Path(__file__).parent
TARGET = HERE.parent / "src/main/resources/dev/nabla/conformance/vectors"
SECTIONS = (
    "elementwise", "activation", "reduction", "movement", "indexing", "linalg", "creation",
    "functional",
)  # fmt: skip


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def script(name):
    """The hash of all that a section's vectors depend on."""
    files = sorted(HERE.glob("*.py")) + [HERE / "requirements.txt", HERE / f"sections/{name}.py"]
    return sha256(b"".join(f.read_bytes() for f in files))


def record(name):
    section = Section(name)
    for op in importlib.import_module("sections." + name).OPS:
        for dtype in op.dtypes:
            for view in op.views:
                run(section, op, dtype, view)
    data = save(section.tensors)
    (TARGET / f"{name}.safetensors").write_bytes(data)
    cases = [json.dumps(c, separators=(",", ":"), allow_nan=False) for c in section.cases]
    (TARGET / f"{name}.json").write_text("[\n" + ",\n".join(cases) + "\n]\n")


def index(recorded):
    """Which files belong together; a section that was not recorded keeps its entry."""
    path = TARGET / "index.json"
    old = {s["name"]: s for s in json.loads(path.read_text())["sections"]} if path.exists() else {}
    sections = []
    for name in SECTIONS:
        if name in recorded:
            files = {f: sha256((TARGET / f).read_bytes()) for f in (f"{name}.json", f"{name}.safetensors")}
            old[name] = {"name": name, "torch": torch.__version__.split("+")[0], "script": script(name), "files": files}
        if name in old:
            sections.append(old[name])
    path.write_text(json.dumps({"sections": sections}, indent=1) + "\n")


def main(names):
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    warnings.simplefilter("ignore")
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in names:
        record(name)
    index(names)


main(sys.argv[1:] or SECTIONS)
