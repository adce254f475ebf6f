"""What stands beside an optimizer: clipped gradients and averaged weights."""

import torch
from torch.nn.utils import clip_grad_norm_, clip_grad_value_
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from arguments import Given, X
from twins import function


def gradients(*shapes):
    return [X(*shape, salt=i, grad=False) for i, shape in enumerate(shapes)]


GRADIENTS = gradients((3, 4), (5,), ())


def clipping(name, clip, inputs=GRADIENTS):
    """The gradients, and last the norm where it is told; one more parameter has none."""

    def call(*gradients):
        parameters = [torch.zeros_like(g).requires_grad_() for g in gradients]
        for p, g in zip(parameters, gradients):
            p.grad = g.clone()
        norm = clip([*parameters, torch.zeros(2, requires_grad=True)])
        return [p.grad for p in parameters] + ([] if norm is None else [norm.detach()])

    return function(name, call, *inputs)


class Model(torch.nn.Module):
    """A parameter, a statistic and a count."""

    def __init__(self, weight):
        super().__init__()
        self.weight = torch.nn.Parameter(weight.clone())
        self.register_buffer("mean", weight * 2)
        self.register_buffer("count", torch.tensor([3, 10]))


def averaging(name, buffers, decay=None):
    """The averages of weight, and of mean and count, after each of the values that these take."""

    def call(*values):
        model = Model(torch.zeros_like(values[0]))
        multi = None if decay is None else get_ema_multi_avg_fn(decay)
        averaged, results = AveragedModel(model, multi_avg_fn=multi, use_buffers=buffers), []
        for k, value in enumerate(values):
            with torch.no_grad():
                model.weight.copy_(value)
                model.mean.copy_(value * 2)
                model.count += 4 * k + 1
            averaged.update_parameters(model)
            state = averaged.module.state_dict()
            results += [t.clone() for k, t in state.items() if buffers or k == "weight"]
        return results

    return function(name, call, *gradients((2, 3), (2, 3), (2, 3), (2, 3)), tol="composed")


TWINS = [
    clipping("clipGradNorm", lambda p: clip_grad_norm_(p, 1.5)),
    clipping("clipGradNorm/one", lambda p: clip_grad_norm_(p, 2.5, norm_type=1)),
    clipping("clipGradNorm/infinity", lambda p: clip_grad_norm_(p, 0.5, norm_type=float("inf"))),
    clipping("clipGradNorm/three", lambda p: clip_grad_norm_(p, 0.5, norm_type=3)),
    clipping("clipGradNorm/small", lambda p: clip_grad_norm_(p, 100.0)),
    clipping("clipGradNorm/infinite", lambda p: clip_grad_norm_(p, 1.0), [Given([1.0, float("inf")], grad=False)]),
    clipping("clipGradNorm/nan", lambda p: clip_grad_norm_(p, 1.0), [Given([1.0, float("nan")], grad=False)]),
    clipping("clipGradValue", lambda p: clip_grad_value_(p, 0.75)),
    averaging("swa", False),
    averaging("swa/buffers", True),
    averaging("ema", False, decay=0.75),
    averaging("ema/buffers", True, decay=0.9),
]
