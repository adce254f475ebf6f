"""Records every section of twins, or those named, into the conformance kit's resources."""

import os

# The same bytes on every x86 machine: no wider instructions than all of them have.
os.environ |= {"ATEN_CPU_CAPABILITY": "avx2", "MKL_CBWR": "COMPATIBLE", "ONEDNN_MAX_CPU_ISA": "AVX2"}

import hashlib
import importlib
import json
import pathlib
import sys
import warnings

HERE = pathlib.Path(__file__).parent
sys.path.insert(1, str(HERE.parent))  # arguments.py and recording.py

import torch
from safetensors.torch import save

from recording import Section

TARGET = HERE.parent.parent / "src/main/resources/dev/nabla/conformance/twins"
SHARED = [HERE / "record.py", HERE / "twins.py", HERE.parent / "arguments.py", HERE.parent / "recording.py",
          HERE.parent / "requirements.txt"]  # fmt: skip


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def names():
    return sorted(f.stem for f in (HERE / "sections").glob("*.py"))


def record(name):
    section = Section(name)
    for twin in importlib.import_module("sections." + name).TWINS:
        twin(section)
    data = save(section.tensors)
    (TARGET / f"{name}.safetensors").write_bytes(data)
    script = b"".join(f.read_bytes() for f in [*SHARED, HERE / f"sections/{name}.py"])
    head = {"torch": torch.__version__.split("+")[0], "script": sha256(script), "tensors": sha256(data)}
    cases = ",\n".join(json.dumps(c, separators=(",", ":"), allow_nan=False) for c in section.cases)
    (TARGET / f"{name}.json").write_text(json.dumps(head)[:-1] + ', "cases": [\n' + cases + "\n]}\n")


def main(wanted):
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    warnings.simplefilter("ignore")
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in wanted:
        record(name)


main(sys.argv[1:] or names())
