"""Schedules, with each of their settings, for 50 steps of two groups."""

import math

import torch
from torch.optim import lr_scheduler as lr
from torch.optim.swa_utils import SWALR

from twins import schedule


def sgd(p):
    return torch.optim.SGD([{"params": p[:1]}, {"params": p[1:], "lr": 0.03}], lr=0.1, momentum=0.9)


def case(name, make, metric=None):
    return schedule(name, sgd, make, metric)


def metric(step):
    """A loss that falls, stays, falls again and rises."""
    return [1 / step, 0.1, 0.1 - step / 1000, 0.06, step / 100][step // 11]


def cyclic(name, **options):
    return case("cyclic" + name, lambda o: lr.CyclicLR(o, **({"base_lr": 0.001, "max_lr": 0.1} | options)))


def one_cycle(name, total_steps=60, max_lr=0.1, **options):
    return case("oneCycle" + name, lambda o: lr.OneCycleLR(o, max_lr, total_steps, **options))


def plateau(name, **options):
    return case("reduceLrOnPlateau" + name, lambda o: lr.ReduceLROnPlateau(o, **options), metric)


def chained(name, *makes):
    return case("chained" + name, lambda o: lr.ChainedScheduler([make(o) for make in makes]))


def sequential(name, milestones, *makes):
    return case("sequential" + name, lambda o: lr.SequentialLR(o, [make(o) for make in makes], milestones))


def several(*makes):
    """Made and stepped one after the other, with nothing around them."""

    class Several:
        def __init__(self, o):
            self.all = [make(o) for make in makes]

        def step(self):
            for s in self.all:
                s.step()

    return Several


TWINS = [
    case("lambda", lambda o: lr.LambdaLR(o, lambda e: 0.95**e)),
    case("lambda/groups", lambda o: lr.LambdaLR(o, [lambda e: 1 / (1 + e), lambda e: 1 + math.sin(e)])),
    case("multiplicative", lambda o: lr.MultiplicativeLR(o, lambda e: 1 - 1 / (e + 2))),
    case("multiplicative/groups", lambda o: lr.MultiplicativeLR(o, [lambda e: 0.9, lambda e: 1 + 1 / e])),
    case("step", lambda o: lr.StepLR(o, 7)),
    case("step/gamma", lambda o: lr.StepLR(o, 1, 0.97)),
    case("multiStep", lambda o: lr.MultiStepLR(o, [30, 8, 8, 45])),
    case("multiStep/gamma", lambda o: lr.MultiStepLR(o, [0, 3, 20], 0.3)),
    case("constant", lambda o: lr.ConstantLR(o)),
    case("constant/factor", lambda o: lr.ConstantLR(o, 0.7, 21)),
    case("linear", lambda o: lr.LinearLR(o)),
    case("linear/down", lambda o: lr.LinearLR(o, 0.9, 0.1, 33)),
    case("linear/zero", lambda o: lr.LinearLR(o, 1.0, 0.0, 40)),
    case("exponential", lambda o: lr.ExponentialLR(o, 0.93)),
    case("polynomial", lambda o: lr.PolynomialLR(o)),
    case("polynomial/power", lambda o: lr.PolynomialLR(o, 41, 2.5)),
    case("cosineAnnealing", lambda o: lr.CosineAnnealingLR(o, 10)),
    case("cosineAnnealing/etaMin", lambda o: lr.CosineAnnealingLR(o, 17, 0.002)),
    case("cosineAnnealing/one", lambda o: lr.CosineAnnealingLR(o, 1)),
    case("cosineAnnealingWarmRestarts", lambda o: lr.CosineAnnealingWarmRestarts(o, 9)),
    case("cosineAnnealingWarmRestarts/longer", lambda o: lr.CosineAnnealingWarmRestarts(o, 5, 2, 0.001)),
    cyclic("", step_size_up=4),
    cyclic("/down", step_size_up=5, step_size_down=8, base_momentum=0.7, max_momentum=0.95),
    cyclic("/triangular2", step_size_up=6, mode="triangular2"),
    cyclic("/expRange", step_size_up=6, step_size_down=3, mode="exp_range", gamma=0.98),
    cyclic("/scaleFn", step_size_up=5, scale_fn=lambda c: 1 / (1 + c)),
    cyclic("/scaleIterations", step_size_up=5, scale_fn=lambda i: 1 / (5 + i), scale_mode="iterations"),
    cyclic(
        "/groups",
        base_lr=[0.001, 0.01],
        max_lr=[0.1, 0.05],
        step_size_up=3,
        base_momentum=[0.7, 0.8],
        max_momentum=[0.9, 0.99],
    ),
    cyclic("/rateOnly", step_size_up=4, cycle_momentum=False),
    one_cycle(""),
    one_cycle("/linear", anneal_strategy="linear", pct_start=0.45),
    one_cycle("/threePhase", three_phase=True),
    one_cycle("/all", 51, [0.1, 0.5], three_phase=True, anneal_strategy="linear", pct_start=0.2,
              div_factor=10, final_div_factor=100.0, base_momentum=[0.7, 0.8], max_momentum=0.9),
    one_cycle("/rateOnly", 50, cycle_momentum=False),
    one_cycle("/up", 55, pct_start=1.0),
    case("oneCycle/epochs", lambda o: lr.OneCycleLR(o, 0.2, epochs=6, steps_per_epoch=9)),
    plateau(""),
    plateau("/patience", patience=2, factor=0.5),
    plateau("/cooldown", patience=1, factor=0.5, cooldown=4, threshold=0.1),
    plateau("/max", mode="max", patience=3, factor=0.3),
    plateau("/maxAbs", mode="max", patience=3, threshold=0.01, threshold_mode="abs"),
    plateau("/minAbs", patience=3, threshold=0.05, threshold_mode="abs"),
    plateau("/minLr", patience=0, factor=0.6, min_lr=[0.01, 0.02]),
    plateau("/eps", patience=0, factor=0.9, eps=0.004),
    case("swa", lambda o: SWALR(o, 0.05)),
    case("swa/linear", lambda o: SWALR(o, [0.05, 0.2], 33, "linear")),
    case("swa/atOnce", lambda o: SWALR(o, 0.05, 0)),
    chained("", lambda o: lr.ConstantLR(o, 0.1, 12), lambda o: lr.ExponentialLR(o, 0.9)),
    chained(
        "/many",
        lambda o: lr.LinearLR(o, 0.25, 1.0, 8),
        lambda o: lr.CosineAnnealingLR(o, 15),
        lambda o: lr.MultiStepLR(o, [20, 40], 0.5),
        lambda o: lr.PolynomialLR(o, 60, 1.5),
        lambda o: lr.StepLR(o, 9, 0.8),
        lambda o: lr.MultiplicativeLR(o, lambda e: 0.99),
    ),
    case("several", several(lambda o: lr.LinearLR(o, 0.5), lambda o: lr.ExponentialLR(o, 0.97))),
    case("several/base", several(lambda o: lr.StepLR(o, 9), lambda o: lr.CyclicLR(o, 0.01, 0.2, 5))),
    sequential(
        "/warmUp", [10], lambda o: lr.LinearLR(o, 0.01, 1.0, 10), lambda o: lr.CosineAnnealingLR(o, 40)
    ),
    sequential("/one", [], lambda o: lr.ExponentialLR(o, 0.9)),
    sequential("/atOnce", [0], lambda o: lr.ConstantLR(o), lambda o: lr.ExponentialLR(o, 0.9)),
    sequential(
        "/all",
        [4, 8, 12, 16, 20, 24, 28, 32, 36, 40],
        lambda o: lr.CosineAnnealingWarmRestarts(o, 3),
        lambda o: lr.ExponentialLR(o, 0.9),
        lambda o: lr.LambdaLR(o, lambda e: 0.9 ** (e + 1)),
        lambda o: lr.MultiplicativeLR(o, lambda e: 0.95 - e / 100),
        lambda o: lr.StepLR(o, 2, 0.5),
        lambda o: lr.MultiStepLR(o, [0, 1, 3], 0.5),
        lambda o: lr.ConstantLR(o, 0.5, 2),
        lambda o: lr.LinearLR(o, 0.5, 0.25, 3),
        lambda o: lr.PolynomialLR(o, 6, 2.0),
        lambda o: lr.CosineAnnealingWarmRestarts(o, 2, 2, 0.001),
        lambda o: lr.CosineAnnealingLR(o, 4, 0.001),
    ),
    sequential("/skipped", [5, 5], lambda o: lr.ConstantLR(o), lambda o: lr.StepLR(o, 2), lambda o: SWALR(o, 0.2)),
    sequential(
        "/momentum",
        [6, 30],
        lambda o: lr.LinearLR(o, 0.1, 1.0, 6),
        lambda o: lr.CyclicLR(o, 0.01, 0.2, 5),
        lambda o: lr.OneCycleLR(o, 0.3, 40),
    ),
    sequential(
        "/chained",
        [12],
        lambda o: lr.ChainedScheduler([lr.LinearLR(o, 0.5, 1.0, 6), lr.ExponentialLR(o, 0.95)]),
        lambda o: lr.ExponentialLR(o, 0.9),
    ),
    sequential(
        "/nested",
        [20],
        lambda o: lr.SequentialLR(o, [lr.ConstantLR(o, 0.5, 3), lr.StepLR(o, 4, 0.7)], [7]),
        lambda o: lr.ExponentialLR(o, 0.9),
    ),
    chained(
        "/sequential",
        lambda o: lr.SequentialLR(o, [lr.LinearLR(o, 0.1, 1.0, 5), lr.ExponentialLR(o, 0.95)], [5]),
        lambda o: lr.StepLR(o, 10, 0.5),
    ),
]
