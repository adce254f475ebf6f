"""Losses, with each of their settings."""

import torch
import torch.nn as nn

from arguments import Given, X, ints, positive
from twins import function


def reductions(name, make, *inputs, more=()):
    """A loss by its default reduction and by all others."""
    yield function(name, make(), *inputs)
    for reduction in ["none", "sum", *more]:
        yield function(f"{name}/{reduction}", make(reduction=reduction), *inputs)


def given(*values):
    return Given(list(values), grad=False)


def probability(*shape, **more):
    return X(*shape, low=0.05, high=0.95, **more)


def fixed(*shape, salt=1, **more):
    """A target that has no gradient."""
    return X(*shape, grad=False, salt=salt, **more)


def weighted(make, **settings):
    """A loss whose third input is its weight."""
    return lambda x, y, w: make(weight=w, **settings)(x, y)


def logs(x):
    return x.log_softmax(1 if x.dim() > 1 else 0)


def nll(x, y, w=None, **settings):
    return nn.NLLLoss(weight=w, **settings)(logs(x), y)


def ctc(frames, counts, axis=2, **settings):
    """A loss of scores, which become log-probabilities first."""
    make = nn.CTCLoss(**settings)
    lengths = torch.tensor(frames), torch.tensor(counts)
    return lambda x, *y: make(x.log_softmax(axis), *y, *lengths)


def raw_ctc(frames, counts, **settings):
    """The same of log-probabilities themselves: the gradient is PyTorch's own."""
    make = nn.CTCLoss(**settings)
    return lambda x, y: make(x, y, torch.tensor(frames), torch.tensor(counts))


PAIR = X(3, 4), X(3, 4, salt=1)
EDGE = Given([[0.0, 1.0, -1.0, 0.5], [2.0, -2.0, 0.25, -0.25]]), Given([[0.0] * 4] * 2)
SIGNS = given([1.0, -1.0, 1.0, -1.0], [-1.0, -1.0, 1.0, 1.0], [1.0, 1.0, -1.0, 1.0])
ZEROS_AND_ONES = given([0.0, 1.0, 1.0, 0.0], [1.0, 0.0, 1.0, 1.0], [0.0, 0.0, 0.0, 1.0])

REGRESSION = [
    *reductions("mse", nn.MSELoss, *PAIR),
    *reductions("l1", nn.L1Loss, *PAIR),
    function("l1/equal", nn.L1Loss(reduction="none"), *EDGE),
    *reductions("smoothL1", nn.SmoothL1Loss, *PAIR),
    function("smoothL1/beta", nn.SmoothL1Loss(beta=0.5), *PAIR),
    function("smoothL1/beta0", nn.SmoothL1Loss(beta=0.0), *PAIR),
    function("smoothL1/seam", nn.SmoothL1Loss(reduction="none"), *EDGE),
    *reductions("huber", nn.HuberLoss, *PAIR),
    function("huber/delta", nn.HuberLoss(delta=0.5), *PAIR),
    function("huber/seam", nn.HuberLoss(reduction="none", delta=0.5), *EDGE),
    *reductions("poissonNll", nn.PoissonNLLLoss, X(3, 4), fixed(3, 4, low=0.0, high=4.0)),
    function("poissonNll/full", nn.PoissonNLLLoss(full=True), X(3, 4), fixed(3, 4, low=0.0, high=4.0)),
    function("poissonNll/fullTarget", nn.PoissonNLLLoss(full=True), X(3, 4), X(3, 4, low=1.5, high=4.0)),
    function("poissonNll/edge", nn.PoissonNLLLoss(full=True, reduction="none"), X(4), given(0.0, 1.0, 1.5, 20.0)),
    function("poissonNll/expectations", nn.PoissonNLLLoss(log_input=False), positive(3, 4), fixed(3, 4, low=0.0)),
    function("poissonNll/eps", nn.PoissonNLLLoss(log_input=False, eps=0.5), positive(3, 4), fixed(3, 4, low=0.0)),
    *reductions("gaussianNll", nn.GaussianNLLLoss, *PAIR, positive(3, 4)),
    function("gaussianNll/full", nn.GaussianNLLLoss(full=True), *PAIR, positive(3, 4)),
    function("gaussianNll/eps", nn.GaussianNLLLoss(eps=1.0), *PAIR, positive(3, 4)),
    function("gaussianNll/low", nn.GaussianNLLLoss(reduction="none"), X(3), X(3, salt=1), Given([0.0, 1e-8, 0.5])),
    function("gaussianNll/perRow", nn.GaussianNLLLoss(), *PAIR, positive(3)),
    function("gaussianNll/perColumn", nn.GaussianNLLLoss(reduction="none"), *PAIR, positive(1, 4)),
    function("gaussianNll/number", lambda x, y: nn.GaussianNLLLoss()(x, y, 0.5), *PAIR),
]  # fmt: skip

DISTRIBUTIONS = [
    *reductions("bce", nn.BCELoss, probability(3, 4), probability(3, 4, salt=1)),
    function("bce/weight", weighted(nn.BCELoss), probability(3, 4), ZEROS_AND_ONES, fixed(4, low=0.5)),
    function("bce/weights", weighted(nn.BCELoss, reduction="sum"), probability(3, 4), ZEROS_AND_ONES, fixed(3, 4)),
    function("bce/edge", nn.BCELoss(reduction="none"), Given([0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1e-13]), given(0.0, 1.0, 0.0, 1.0, 0.5, 0.25, 1.0)),
    *reductions("bceWithLogits", nn.BCEWithLogitsLoss, X(3, 4), probability(3, 4, salt=1)),
    function("bceWithLogits/weight", weighted(nn.BCEWithLogitsLoss), X(3, 4), ZEROS_AND_ONES, fixed(3, 1)),
    function("bceWithLogits/posWeight", lambda x, y, w: nn.BCEWithLogitsLoss(pos_weight=w)(x, y), X(3, 4), ZEROS_AND_ONES, fixed(4, low=0.5)),
    function("bceWithLogits/both", lambda x, y, w, p: nn.BCEWithLogitsLoss(weight=w, pos_weight=p, reduction="sum")(x, y), X(3, 4), ZEROS_AND_ONES, fixed(4), fixed(4, low=0.5, salt=2)),
    function("bceWithLogits/edge", nn.BCEWithLogitsLoss(reduction="none"), Given([0.0, -0.0, 100.0, -100.0, 1000.0, -1000.0]), given(0.0, 1.0, 0.0, 1.0, 1.0, 0.0)),
    *reductions("klDiv", nn.KLDivLoss, X(3, 4), probability(3, 4), more=["batchmean"]),
    *reductions("klDiv/logTarget", lambda **r: nn.KLDivLoss(log_target=True, **r), *PAIR, more=["batchmean"]),
    function("klDiv/zeros", nn.KLDivLoss(reduction="none"), X(3, 4), ZEROS_AND_ONES),
    function("klDiv/scalar", nn.KLDivLoss(reduction="batchmean"), X(), probability()),
]  # fmt: skip

INDICES = ints([2, 0, 4])
PIXELS = ints([[[1, 2, 0], [0, 0, 2]], [[2, 1, 1], [0, 2, 1]]])
SOME_PIXELS = ints([[[1, -100, 0], [0, 0, -100]], [[2, 1, 1], [0, -100, 1]]])

CLASSES = [
    *reductions("nll", lambda **r: lambda x, y: nll(x, y, **r), X(3, 5), INDICES),
    function("nll/vector", nll, X(5), ints(3)),
    function("nll/weight", nll, X(3, 5), INDICES, positive(5, grad=False)),
    function("nll/weightNone", lambda *t: nll(*t, reduction="none"), X(3, 5), INDICES, positive(5, grad=False)),
    function("nll/ignore", lambda x, y: nll(x, y, ignore_index=0), X(3, 5), INDICES),
    function("nll/ignoreNone", lambda x, y: nll(x, y, reduction="none"), X(3, 5), ints([2, -100, 4])),
    function("nll/ignoreWeight", lambda *t: nll(*t, ignore_index=4), X(3, 5), INDICES, positive(5, grad=False)),
    function("nll/ignoreAll", nll, X(2, 5), ints([-100, -100])),
    function("nll/ignoreAllSum", lambda x, y: nll(x, y, reduction="sum"), X(2, 5), ints([-100, -100])),
    function("nll/nothing", nll, X(0, 5), ints([])),
    function("nll/series", nll, X(2, 3, 4), ints([[0, 1, 2, 0], [2, 2, 1, 0]])),
    function("nll/pixels", nll, X(2, 3, 2, 3), SOME_PIXELS, positive(3, grad=False)),
    function("nll/5d", lambda x, y: nll(x, y, reduction="none"), X(1, 3, 2, 1, 2), ints([[[[0, 1]], [[2, 2]]]])),
    *reductions("crossEntropy", nn.CrossEntropyLoss, X(3, 5), INDICES),
    function("crossEntropy/vector", nn.CrossEntropyLoss(), X(5), ints(3)),
    function("crossEntropy/large", nn.CrossEntropyLoss(), Given([[1e4, -1e4, 0.0], [1e4, 0.0, 1e4]]), ints([1, 2])),
    function("crossEntropy/weight", weighted(nn.CrossEntropyLoss), X(3, 5), INDICES, positive(5, grad=False)),
    function("crossEntropy/ignore", nn.CrossEntropyLoss(ignore_index=2), X(3, 5), INDICES),
    function("crossEntropy/ignoreAll", nn.CrossEntropyLoss(), X(2, 5), ints([-100, -100])),
    function("crossEntropy/pixels", nn.CrossEntropyLoss(), X(2, 3, 2, 3), PIXELS),
    function("crossEntropy/pixelsNone", nn.CrossEntropyLoss(reduction="none"), X(2, 3, 2, 3), SOME_PIXELS),
    *reductions("crossEntropy/smooth", lambda **r: nn.CrossEntropyLoss(label_smoothing=0.1, **r), X(3, 5), INDICES),
    function("crossEntropy/smooth1", nn.CrossEntropyLoss(label_smoothing=1.0), X(3, 5), INDICES),
    function("crossEntropy/smoothVector", nn.CrossEntropyLoss(label_smoothing=0.1), X(5), ints(3)),
    function("crossEntropy/smoothIgnoreAll", nn.CrossEntropyLoss(label_smoothing=0.1), X(2, 5), ints([-100, -100])),
    function("crossEntropy/smoothPixels", weighted(nn.CrossEntropyLoss, label_smoothing=0.2), X(2, 3, 2, 3), SOME_PIXELS, positive(3, grad=False)),
    function("crossEntropy/smoothWeightSum", weighted(nn.CrossEntropyLoss, label_smoothing=0.2, reduction="sum"), X(3, 5), ints([2, -100, 4]), positive(5, grad=False)),
    *reductions("crossEntropy/probabilities", nn.CrossEntropyLoss, X(3, 5), probability(3, 5)),
    function("crossEntropy/probabilitiesVector", nn.CrossEntropyLoss(), X(5), probability(5)),
    function("crossEntropy/probabilitiesSmooth", nn.CrossEntropyLoss(label_smoothing=0.3), X(3, 5), probability(3, 5)),
    function("crossEntropy/probabilitiesWeight", weighted(nn.CrossEntropyLoss, label_smoothing=0.3), X(3, 5), probability(3, 5), positive(5, grad=False)),
    function("crossEntropy/probabilitiesPixels", weighted(nn.CrossEntropyLoss, reduction="none"), X(2, 3, 2, 2), probability(2, 3, 2, 2), positive(3, grad=False)),
    *reductions("multiMargin", nn.MultiMarginLoss, X(3, 5), INDICES),
    function("multiMargin/vector", nn.MultiMarginLoss(), X(5), ints(3)),
    function("multiMargin/p", nn.MultiMarginLoss(p=2), X(3, 5), INDICES),
    function("multiMargin/margin", nn.MultiMarginLoss(margin=0.25), X(3, 5), INDICES),
    function("multiMargin/weight", weighted(nn.MultiMarginLoss), X(3, 5), INDICES, positive(5, grad=False)),
    function("multiMargin/all", weighted(nn.MultiMarginLoss, p=2, margin=2.0, reduction="none"), X(3, 5), INDICES, positive(5, grad=False)),
    function("multiMargin/tie", nn.MultiMarginLoss(), Given([[1.0, 0.0, 1.0, -1.0]]), ints([0])),
    *reductions("multiLabelMargin", nn.MultiLabelMarginLoss, X(3, 4), ints([[3, 0, -1, 1], [-1, 0, 1, 2], [2, 1, 0, 3]])),
    function("multiLabelMargin/vector", nn.MultiLabelMarginLoss(), X(4), ints([2, -1, 0, -1])),
    function("multiLabelMargin/twice", nn.MultiLabelMarginLoss(), X(4), ints([2, 2, 0, -1])),
    function("multiLabelMargin/tie", nn.MultiLabelMarginLoss(), Given([1.0, 0.0, 1.0, -1.0]), ints([0, -1, -1, -1])),
    *reductions("multiLabelSoftMargin", nn.MultiLabelSoftMarginLoss, X(3, 4), ZEROS_AND_ONES),
    function("multiLabelSoftMargin/vector", nn.MultiLabelSoftMarginLoss(), X(4), given(0.0, 1.0, 1.0, 0.0)),
    function("multiLabelSoftMargin/weight", weighted(nn.MultiLabelSoftMarginLoss), X(3, 4), ZEROS_AND_ONES, fixed(4)),
    function("multiLabelSoftMargin/large", nn.MultiLabelSoftMarginLoss(reduction="none"), Given([[300.0, -300.0], [0.0, -0.0]]), given([0.0, 0.0], [1.0, 0.0])),
]  # fmt: skip

TRIPLE = X(3, 4), X(3, 4, salt=1), X(3, 4, salt=2)
ROWS = given(1.0, -1.0, 1.0)

PAIRS = [
    *reductions("softMargin", nn.SoftMarginLoss, X(3, 4), SIGNS),
    function("softMargin/edge", nn.SoftMarginLoss(reduction="none"), Given([0.0, 80.0, -80.0]), given(1.0, 1.0, 1.0)),
    *reductions("hingeEmbedding", nn.HingeEmbeddingLoss, X(3, 4), SIGNS),
    function("hingeEmbedding/margin", nn.HingeEmbeddingLoss(margin=2.0), X(3, 4), SIGNS),
    function("hingeEmbedding/tie", nn.HingeEmbeddingLoss(reduction="none"), Given([1.0, 1.0, 0.5]), given(-1.0, 1.0, 0.0)),
    *reductions("marginRanking", nn.MarginRankingLoss, *PAIR, SIGNS),
    function("marginRanking/margin", nn.MarginRankingLoss(margin=0.5), *PAIR, SIGNS),
    function("marginRanking/tie", nn.MarginRankingLoss(reduction="none"), Given([1.0, 2.0]), Given([1.0, 2.0]), given(1.0, -1.0)),
    *reductions("cosineEmbedding", nn.CosineEmbeddingLoss, X(3, 4), X(3, 4, salt=1), ROWS),
    function("cosineEmbedding/margin", nn.CosineEmbeddingLoss(margin=-0.75, reduction="none"), X(3, 4), X(3, 4, salt=1), ROWS),
    function("cosineEmbedding/vector", nn.CosineEmbeddingLoss(), X(4), X(4, salt=1), Given(1.0, grad=False)),
    function("cosineEmbedding/integers", nn.CosineEmbeddingLoss(), X(3, 4), X(3, 4, salt=1), ints([1, -1, -1])),
    function("cosineEmbedding/zeros", nn.CosineEmbeddingLoss(reduction="none"), Given([[0.0, 0.0], [0.0, 0.0]]), Given([[1.0, 2.0], [0.0, 0.0]]), given(1.0, -1.0)),
    *reductions("tripletMargin", nn.TripletMarginLoss, *TRIPLE),
    function("tripletMargin/margin", nn.TripletMarginLoss(margin=3.0), *TRIPLE),
    function("tripletMargin/p", nn.TripletMarginLoss(p=1.0), *TRIPLE),
    function("tripletMargin/p3", nn.TripletMarginLoss(p=3.0, eps=0.125), *TRIPLE),
    function("tripletMargin/swap", nn.TripletMarginLoss(swap=True, reduction="none"), *TRIPLE),
    function("tripletMargin/vector", nn.TripletMarginLoss(), X(4), X(4, salt=1), X(4, salt=2)),
    function("tripletMargin/equal", nn.TripletMarginLoss(eps=0.0), Given([1.0, 2.0]), Given([1.0, 2.0]), Given([1.0, 2.0])),
    function("tripletMargin/tie", nn.TripletMarginLoss(eps=0.0), Given([0.0, 0.0]), Given([0.0, 1.0]), Given([2.0, 0.0])),
    *reductions("tripletMarginWithDistance", nn.TripletMarginWithDistanceLoss, *TRIPLE),
    function("tripletMarginWithDistance/own", nn.TripletMarginWithDistanceLoss(distance_function=lambda a, b: (a - b).abs().amax(-1), margin=2.0, swap=True), *TRIPLE),
]  # fmt: skip

LABELS = ints([[1, 2, 3], [3, 3, 0]])
IN_ROW = ints([1, 2, 3, 3, 3])
EVEN = X(7, 2, 5)

# Over 40 frames of 25 states, there and back, PyTorch's gradient is 80 units off that of long doubles.
LONG = 2 * 40 * 25 * 2

CTC = [
    *[function(f"ctc/{r}", ctc(frames=[7, 7], counts=[3, 2], reduction=r), EVEN, LABELS) for r in ("mean", "none", "sum")],
    function("ctc/inRow", ctc(frames=[7, 7], counts=[3, 2]), EVEN, IN_ROW),
    function("ctc/lengths", ctc(frames=[7, 4], counts=[3, 2]), EVEN, LABELS),
    function("ctc/shorter", ctc(frames=[6, 5], counts=[2, 1], reduction="none"), EVEN, LABELS),
    function("ctc/blank", ctc(frames=[7, 6], counts=[3, 2], blank=4), EVEN, ints([[1, 0, 3], [0, 0, 2]])),
    function("ctc/empty", ctc(frames=[7, 7], counts=[0, 2]), EVEN, LABELS),
    function("ctc/allEmpty", ctc(frames=[7, 6], counts=[0, 0], reduction="none"), EVEN, LABELS),
    function("ctc/exact", ctc(frames=[3, 3], counts=[3, 2], reduction="none"), X(3, 2, 5), LABELS),
    function("ctc/infeasible", ctc(frames=[3, 2], counts=[3, 2], reduction="none"), X(3, 2, 5), LABELS),
    function("ctc/infeasibleMean", ctc(frames=[3, 2], counts=[3, 2]), X(3, 2, 5), LABELS),
    function("ctc/zeroInfinity", ctc(frames=[3, 2], counts=[3, 2], zero_infinity=True), X(3, 2, 5), LABELS),
    function("ctc/zeroInfinityNone", ctc(frames=[3, 2], counts=[3, 2], zero_infinity=True, reduction="none"), X(3, 2, 5), LABELS),
    function("ctc/noFrames", ctc(frames=[0, 3], counts=[0, 2], reduction="none"), X(3, 2, 5), LABELS),
    function("ctc/noFramesButLabels", ctc(frames=[0, 3], counts=[1, 2], reduction="none"), X(3, 2, 5), LABELS),
    function("ctc/vector", ctc(frames=6, counts=3, axis=1), X(6, 5), ints([1, 2, 2])),
    function("ctc/vectorNone", ctc(frames=5, counts=3, axis=1, reduction="none"), X(6, 5), ints([1, 2, 2])),
    function("ctc/long", ctc(frames=[40, 31], counts=[9, 12], reduction="sum"), X(40, 2, 6), ints([[1, 2, 2, 5, 4, 4, 4, 3, 1, 0, 0, 0], [5, 1, 5, 1, 1, 2, 3, 4, 5, 5, 2, 1]]), n=LONG),
    function("ctc/raw", raw_ctc([4, 3], [2, 1]), X(4, 2, 5, low=-3.0, high=-0.5), LABELS),
    function("ctc/rawInfeasible", raw_ctc([3, 2], [3, 2], reduction="none"), X(3, 2, 5, low=-3.0, high=-0.5), LABELS),
]  # fmt: skip

TWINS = [*REGRESSION, *DISTRIBUTIONS, *CLASSES, *PAIRS, *CTC]
