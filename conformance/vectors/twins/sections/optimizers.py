"""Optimizers, with each of their settings, for 50 steps."""

import torch

from twins import optimizer


class Lion(torch.optim.Optimizer):
    """Program 1 of Chen et al., "Symbolic discovery of optimization algorithms", 2023."""

    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0, maximize=False):
        defaults = {"lr": lr, "betas": betas, "weight_decay": weight_decay, "maximize": maximize}
        super().__init__(params, defaults)

    @torch.no_grad()
    def step(self, closure=None):
        with torch.enable_grad():
            loss = closure()
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                if p.grad is None:
                    continue
                g = -p.grad if group["maximize"] else p.grad
                m = self.state[p].setdefault("exp_avg", torch.zeros_like(p))
                update = (beta1 * m + (1 - beta1) * g).sign()
                m.copy_(beta2 * m + (1 - beta2) * g)
                p.sub_(group["lr"] * (update + group["weight_decay"] * p))
        return loss


def of(make, **how):
    """Twins of one optimizer, each by its settings."""

    def twin(name, dtypes=("f32", "f64"), **settings):
        return optimizer(name, lambda p: make(p, **settings), dtypes=dtypes, **({"n": 16} | how))

    return twin


def groups(name, make, first, second, n=16, **settings):
    """The first parameter by other settings than the rest."""
    return optimizer(
        name, lambda p: make([{"params": p[:1], **first}, {"params": p[1:], **second}], **settings), n=n
    )


O = torch.optim
sgd, adam, adamw, adamax = of(O.SGD), of(O.Adam), of(O.AdamW), of(O.Adamax)
nadam, radam, rmsprop, adagrad = of(O.NAdam), of(O.RAdam), of(O.RMSprop), of(O.Adagrad)
adadelta, rprop, asgd = of(O.Adadelta), of(O.Rprop), of(O.ASGD)
adafactor, lion = of(O.Adafactor), of(Lion)
# Its steps depend on differences of gradients and losses. What PyTorch itself finds when each first
# weight is moved by a unit in the last place differs by up to 110 units in these cases, where the
# objective stays, and by up to 140 where it moves under a short history; with a long one, or where
# the dtype is left out, by millions.
lbfgs, chasing = of(O.LBFGS, n=300**2, fixed=True), of(O.LBFGS, n=400**2)

TWINS = [
    sgd("sgd", lr=0.1),
    sgd("sgd/momentum", lr=0.1, momentum=0.9),
    sgd("sgd/dampening", lr=0.1, momentum=0.9, dampening=0.5, weight_decay=0.01),
    sgd("sgd/nesterov", lr=0.05, momentum=0.8, nesterov=True, weight_decay=0.1),
    sgd("sgd/maximize", lr=0.001, momentum=0.5, maximize=True),
    groups("sgd/groups", O.SGD, {"lr": 0.01}, {"momentum": 0.9}, lr=0.1),
    adam("adam"),
    adam("adam/rate", lr=0.1),
    adam("adam/betas", lr=0.05, betas=(0.4, 0.8), eps=1e-3),
    adam("adam/weightDecay", lr=0.1, weight_decay=0.1),
    adam("adam/amsgrad", lr=0.1, amsgrad=True, betas=(0.9, 0.7)),
    adam("adam/maximize", lr=0.01, maximize=True),
    adam("adam/decoupled", lr=0.1, weight_decay=0.1, decoupled_weight_decay=True),
    groups("adam/groups", O.Adam, {"lr": 0.01, "betas": (0.5, 0.9)}, {"amsgrad": True}, lr=0.1),
    adamw("adamW"),
    adamw("adamW/weightDecay", lr=0.1, weight_decay=0.2, betas=(0.8, 0.95), eps=1e-4),
    adamw("adamW/amsgrad", lr=0.1, amsgrad=True, betas=(0.9, 0.7)),
    adamw("adamW/maximize", lr=0.01, maximize=True),
    groups("adamW/groups", O.AdamW, {"weight_decay": 0}, {"lr": 0.02}, lr=0.1),
    adamax("adamax"),
    adamax("adamax/betas", lr=0.1, betas=(0.5, 0.9), eps=1e-3, weight_decay=0.1),
    adamax("adamax/maximize", lr=0.01, maximize=True),
    nadam("nAdam"),
    nadam("nAdam/momentumDecay", lr=0.1, betas=(0.8, 0.95), eps=1e-4, momentum_decay=0.1),
    nadam("nAdam/weightDecay", lr=0.1, weight_decay=0.1),
    nadam("nAdam/decoupled", lr=0.1, weight_decay=0.1, decoupled_weight_decay=True),
    nadam("nAdam/maximize", lr=0.01, maximize=True),
    radam("rAdam"),
    radam("rAdam/betas", lr=0.1, betas=(0.8, 0.95), eps=1e-4),
    radam("rAdam/unrectified", lr=0.1, betas=(0.9, 0.5)),
    radam("rAdam/weightDecay", lr=0.1, weight_decay=0.1),
    radam("rAdam/decoupled", lr=0.1, weight_decay=0.1, decoupled_weight_decay=True),
    radam("rAdam/maximize", lr=0.01, maximize=True),
    rmsprop("rmsProp"),
    rmsprop("rmsProp/alpha", lr=0.05, alpha=0.8, eps=1e-3, weight_decay=0.1),
    rmsprop("rmsProp/momentum", lr=0.01, momentum=0.9),
    rmsprop("rmsProp/centered", lr=0.01, centered=True),
    rmsprop("rmsProp/all", lr=0.01, centered=True, momentum=0.5, weight_decay=0.1, maximize=True),
    groups("rmsProp/groups", O.RMSprop, {"momentum": 0.5}, {"alpha": 0.9}, lr=0.02),
    adagrad("adagrad"),
    adagrad("adagrad/lrDecay", lr=0.5, lr_decay=0.1, eps=1e-3),
    adagrad("adagrad/initial", lr=0.5, initial_accumulator_value=0.5, weight_decay=0.1),
    adagrad("adagrad/maximize", lr=0.01, maximize=True),
    adadelta("adadelta"),
    adadelta("adadelta/rho", lr=2.0, rho=0.5, eps=1e-3, weight_decay=0.1),
    adadelta("adadelta/maximize", maximize=True),
    rprop("rprop"),
    rprop("rprop/etas", lr=0.1, etas=(0.3, 1.5), step_sizes=(1e-3, 0.5)),
    rprop("rprop/maximize", maximize=True, step_sizes=(1e-6, 0.25)),
    asgd("asgd"),
    asgd("asgd/average", lr=0.1, lambd=0.01, alpha=0.5, t0=10, weight_decay=0.1),
    asgd("asgd/maximize", lr=0.001, maximize=True),
    lbfgs("lbfgs", lr=0.5, max_iter=2),
    lbfgs("lbfgs/defaults", dtypes=("f64",)),
    lbfgs("lbfgs/tolerances", lr=0.5, max_iter=10, tolerance_grad=0.25, tolerance_change=0.05),
    lbfgs("lbfgs/maxEval", lr=0.5, max_iter=10, max_eval=4),
    lbfgs("lbfgs/strongWolfe", max_iter=4, line_search_fn="strong_wolfe"),
    lbfgs("lbfgs/strongWolfe/few", lr=30, max_iter=5, max_eval=4, line_search_fn="strong_wolfe"),
    chasing("lbfgs/history", lr=0.25, max_iter=3, history_size=2),
    chasing("lbfgs/strongWolfe/far", lr=30, max_iter=2, history_size=3, line_search_fn="strong_wolfe"),
    chasing("lbfgs/strongWolfe/fewer", lr=10, max_iter=5, max_eval=3, line_search_fn="strong_wolfe"),
    chasing(
        "lbfgs/strongWolfe/near",
        dtypes=("f64",),
        lr=0.1,
        max_iter=2,
        history_size=3,
        line_search_fn="strong_wolfe",
    ),
    adafactor("adafactor"),
    adafactor("adafactor/rate", lr=0.5, beta2_decay=-0.5, d=2.0),
    adafactor("adafactor/eps", lr=0.5, eps=(1e-2, 0.1), weight_decay=0.1),
    adafactor("adafactor/maximize", maximize=True),
    lion("lion"),
    lion("lion/betas", lr=0.05, betas=(0.8, 0.95), weight_decay=0.1),
    lion("lion/maximize", lr=0.01, maximize=True),
    groups("lion/groups", Lion, {"lr": 0.02}, {"weight_decay": 0.5}, lr=0.01),
]
