"""What is built twice, here and in Java, by the same seed: a line here, a line with its id there."""

import torch

from arguments import DTYPES
from recording import flattened, upstream, weighted

FLOATS = ("f32", "f64")
STEPS = 50


def module(name, make, *inputs, call=None, train=True, seed=1, tol="sum", gtol="", n=0, grad=True):
    """A module: its first state, what it answers, the gradients of all, and its buffers afterwards.

    `inputs` are X of arguments.py; `call` is how they go in, (module, *tensors), if not forward.
    """

    def twin(section):
        torch.manual_seed(seed)
        made = make()
        made.train(train)
        told = {"id": name, "seed": seed, "train": train}
        state = {k: section.store(v) for k, v in made.state_dict().items()}
        told["state"] = state
        tensors = [x.tensor(torch.float32) for x in inputs]
        told["in"] = [section.store(t) for t in tensors]
        for x, t in zip(inputs, tensors):
            t.requires_grad_(grad and x.grad and t.is_floating_point())
        outputs = flattened((call or type(made).__call__)(made, *tensors))
        told |= answers(section, outputs, tensors, tol, gtol, n)
        parameters = dict(made.named_parameters())
        if any(p.grad is not None for p in parameters.values()):
            grads = {k: p.grad for k, p in parameters.items() if p.grad is not None}
            told["parameters"] = {k: section.store(g) for k, g in grads.items()}
        buffers = dict(made.named_buffers())
        told["buffers"] = {k: section.store(b) for k, b in buffers.items() if k in state}
        section.add(told)

    return twin


def function(name, call, *inputs, dtypes=FLOATS, tol="sum", gtol="", n=0):
    """A function of tensors, such as a loss: what it answers, and the gradients."""

    def twin(section):
        for dtype in dtypes:
            tensors = [x.tensor(DTYPES[dtype]) for x in inputs]
            told = {"id": f"{name}/{dtype}", "in": [section.store(t) for t in tensors]}
            for x, t in zip(inputs, tensors):
                t.requires_grad_(x.grad and t.is_floating_point())
            outputs = flattened(call(*tensors))
            section.add(told | answers(section, outputs, tensors, tol, gtol, n))

    return twin


def answers(section, outputs, inputs, tol, gtol, n):
    """The outputs, and the gradients of their weighted sum by each input."""
    told = {"out": [section.store(o) for o in outputs], "tol": tol, "gtol": gtol or tol}
    told["n"] = n or max([t.numel() for t in [*inputs, *outputs]], default=1)
    floating = [o for o in outputs if o.requires_grad]
    if floating:
        weighted(floating).backward()
    told["grad"] = [None if t.grad is None else section.store(t.grad) for t in inputs]
    return told


def leaves(dtype):
    """Two parameters that always have a gradient, and one that has it every other step."""
    w = torch.tensor([[0.5, -1.25, 2.0, 0.125], [-0.75, 1.5, -2.5, 0.0], [1.0, 3.0, -0.5, 0.25]])
    b = torch.tensor([0.5, -0.5, 1.0, -2.0, 4.0])
    late = torch.tensor([1.0, -1.0])
    return [t.to(dtype).requires_grad_() for t in (w, b, late)]


def objective(parameters, step):
    """sum(a p^2 / 2 + c p), its gradient a p + c the same in every framework but for one rounding."""
    total = 0
    for k, p in enumerate(parameters[: 3 if step % 2 == 0 else 2]):
        i = torch.arange(p.numel(), dtype=torch.int64)
        a = ((i * 5 + k) % 7 + 1).to(p.dtype).reshape(p.shape) / 8
        c = ((i * 7 + step * 3 + k) % 13 - 6).to(p.dtype).reshape(p.shape) / 4
        total = total + (a * p * p / 2 + c * p).sum()
    return total


def schedule(name, make_optimizer, make_schedule, metric=None):
    """A schedule: the rates and momenta of the groups at first and after each of the steps.

    Either of the two groups of `make_optimizer` has one parameter. With `metric`, a function of the
    step, the schedule is told how well it goes.
    """

    def twin(section):
        made = make_optimizer(leaves(torch.float64)[:2])
        schedules = make_schedule(made)
        rates, momenta = [], []
        for step in range(STEPS + 1):
            if step > 0:
                made.step()
                schedules.step(*[] if metric is None else [metric(step)])
            rates.append([g["lr"] for g in made.param_groups])
            momenta.append([g["betas"][0] if "betas" in g else g["momentum"] for g in made.param_groups])
        told = {"rates": rates, "momenta": momenta}
        stored = {k: section.store(torch.tensor(v, dtype=torch.float64)) for k, v in told.items()}
        section.add({"id": name} | stored)

    return twin


def initializer(name, call, *shape, dtypes=FLOATS, seed=1, tol="exact", n=0):
    """First weights: what `call` fills a tensor with, and what the stream gives after that."""

    def twin(section):
        for dtype in dtypes:
            torch.manual_seed(seed)
            made = call(torch.empty(shape, dtype=DTYPES[dtype]))
            told = {"id": f"{name}/{dtype}", "seed": seed, "dtype": dtype, "tol": tol}
            told |= {"n": n or max(1, made.numel()), "out": section.store(made)}
            section.add(told | {"then": section.store(torch.rand(2))})

    return twin


def optimizer(name, make, dtypes=FLOATS, tol="sum", n=STEPS * STEPS, fixed=False):
    """An optimizer: the parameters after each of the steps down `objective`, that of step 0 if fixed."""

    def twin(section):
        for dtype in dtypes:
            parameters = leaves(DTYPES[dtype])
            made, trace = make(parameters), []
            for step in range(STEPS):

                def closure():
                    made.zero_grad()
                    loss = objective(parameters, 0 if fixed else step)
                    loss.backward()
                    return loss

                made.step(closure)
                trace.append([p.detach().clone() for p in parameters])
            told = {"id": f"{name}/{dtype}", "dtype": dtype, "tol": tol, "n": n}
            told |= {"fixed": True} if fixed else {}
            told["trace"] = [section.store(torch.stack(ps)) for ps in zip(*trace)]
            section.add(told)

    return twin
