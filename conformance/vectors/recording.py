"""Runs an operation in PyTorch and keeps what it answered."""

import torch

from arguments import DTYPES, Ix, X, json_value, python_index, python_value


def upstream(like):
    """The gradient that flows into an output: never 0, and exact in every dtype."""
    i = torch.arange(like.numel(), dtype=torch.int64)
    return ((((7 * i + 3) % 13) - 6).to(like.dtype) / 4 + 0.125).reshape(like.shape)


class Section:
    """Tensors, each content once, and the cases that name them."""

    def __init__(self, name):
        self.name, self.tensors, self.names, self.cases, self.ids = name, {}, {}, [], set()

    def store(self, tensor):
        tensor = tensor.detach().contiguous().clone()
        key = (tensor.dtype, tuple(tensor.shape), tensor.numpy().tobytes())
        name = self.names.setdefault(key, str(len(self.names)))
        self.tensors[name] = tensor
        return name

    def add(self, case):
        if case["id"] in self.ids:
            raise ValueError("twice: " + case["id"])
        self.ids.add(case["id"])
        self.cases.append(case)


class Call:
    """The arguments of one case, made for Python and told for Java."""

    def __init__(self, section, op, dtype, view):
        self.section, self.dtype, self.view = section, dtype, view
        self.inputs, self.tells = [], []
        self.python = [self.argument(a) for a in op.args]

    def argument(self, a):
        if isinstance(a, X):
            tensor, told = self.tensor(a)
        elif isinstance(a, Ix):
            pairs = [self.part(p) for p in a]
            tensor, told = tuple(p for p, _ in pairs), {"indices": [t for _, t in pairs]}
        elif type(a) is list:
            pairs = [self.tensor(p) for p in a]
            tensor, told = [p for p, _ in pairs], {"tensors": [t for _, t in pairs]}
        else:
            tensor, told = python_value(a, self.dtype), json_value(a)
        self.tells.append(told)
        return tensor

    def part(self, part):
        if part[0] in ("mask", "of"):
            tensor, told = self.tensor(part[1])
            return python_index(part, tensor), [part[0], told]
        return python_index(part, None), list(part)

    def tensor(self, spec):
        x = spec.tensor(self.dtype)
        told, stored = {}, x
        if spec.expand:
            told["expand"] = list(spec.expand)
            x = stored.expand(spec.expand)
        elif self.view == "transposed" and spec.dtype is None and x.dim() > 1:
            told["view"] = "transposed"
            stored = x.permute(*reversed(range(x.dim()))).contiguous()
            x = stored.permute(*reversed(range(x.dim())))
        elif self.view == "strided" and spec.dtype is None and x.dim() > 0:
            told["view"] = "strided"
            stored = torch.stack([x, x.flip(-1)], -1).flatten(-2)
            x = stored[..., ::2]
        told["tensor"] = self.section.store(stored)
        self.inputs.append(x.detach().requires_grad_(spec.grad and x.is_floating_point()))
        return self.inputs[-1], told


def flattened(result):
    """The tensors of a result: one, several, or the fields of a pair."""
    return [result] if isinstance(result, torch.Tensor) else list(result)


def weighted(tensors):
    return sum((t * upstream(t)).sum() for t in tensors)


def run(section, op, dtype_name, view):
    """Records one operation on one dtype and view."""
    dtype = DTYPES.get(dtype_name)
    call = Call(section, op, dtype, view)
    if op.seed is not None:
        torch.manual_seed(op.seed)
    if not op.grad:
        call.inputs = [x.requires_grad_(False) for x in call.inputs]
    outputs = flattened(op.function(*call.python))
    parts = [op.method, dtype_name, op.label, view]
    case = {"id": "/".join(p for p in parts if p), "on": op.on, "call": op.method}
    case |= {"static": True} if op.static else {}
    case |= {"seed": op.seed} if op.seed is not None else {}
    case["args"] = call.tells
    if op.values:
        case["out"] = [section.store(o) for o in outputs]
        case["tol"] = op.tol
    n = op.n or max([x.numel() for x in call.inputs], default=1)
    case |= {"n": n} if "sum" in (op.tol, op.gtol) else {}
    case |= gradients(section, op, call.inputs, outputs, second=op.second and dtype_name == "f64")
    section.add(case)


def gradients(section, op, inputs, outputs, second):
    """The gradient of the weighted outputs, by input, and the gradient of the weighted gradient."""
    wanted = [x for x in inputs if x.requires_grad]
    outputs = [o for o in outputs if o.requires_grad]
    if not wanted or not outputs:
        return {}
    first = grad(outputs, wanted, [upstream(o) for o in outputs], second)
    names = [g if g is None else section.store(g) for g in first]
    told = {"grad": aligned(inputs, names), "gtol": op.gtol}
    again = [g for g in first if g is not None and g.requires_grad]
    if second and again:
        found = grad(again, wanted, [upstream(g) for g in again], False)
        if any(g is not None for g in found):
            told["second"] = aligned(inputs, [g if g is None else section.store(g) for g in found])
    return told


def grad(outputs, inputs, weights, create):
    return torch.autograd.grad(
        outputs, inputs, weights, create_graph=create, retain_graph=create, allow_unused=True
    )


def aligned(inputs, names):
    """One name, or nothing, for each input."""
    rest = iter(names)
    return [next(rest) if x.requires_grad else None for x in inputs]
