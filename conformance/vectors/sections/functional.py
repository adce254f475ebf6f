"""What layers are made of: torch.nn.functional."""

import torch
import torch.nn.functional as F

from arguments import Given, Ints, Shape, X, ints, mask, positive
from kinds import op

NAN, INF = float("nan"), float("inf")
EPS = 1e-5


def on(holder):
    """Operations that are static methods of dev.nabla.functional.<holder>."""

    def made(method, function, *args, label, **more):
        more = {"tol": "sum", "on": "functional." + holder, "static": True} | more
        return op(method, function, *args, label=label, **more)

    return made


def group_norm(x, groups, weight, bias, eps):
    return F.group_norm(x, groups, weight, bias, eps)


def batch_norm(x, mean, var, weight, bias, training, eps):
    return F.batch_norm(x, mean, var, weight, bias, training, 0.1, eps)


def conv_transpose2d(x, weight, bias, stride, padding, output_padding, groups, dilation):
    return F.conv_transpose2d(x, weight, bias, stride, padding, output_padding, groups, dilation)


def attention(q, k, v, attn_mask, causal):
    with torch.nn.attention.sdpa_kernel(torch.nn.attention.SDPBackend.MATH):
        return F.scaled_dot_product_attention(q, k, v, attn_mask, is_causal=causal)


def dropout(x, p, training, keep):
    return x * keep / (1 - p) if training else x * 1


def bilinear(x, size, align):
    return F.interpolate(x, size, mode="bilinear", align_corners=align)


def resized(mode):
    return lambda x, size, align: F.interpolate(x, size, mode=mode, align_corners=align)


def scaled(mode):
    return lambda x, factor, align: F.interpolate(x, None, factor, mode=mode, align_corners=align)


def located(function):
    return lambda *args: function(*args, return_indices=True)


def avg_pool2d_by(x, kernel, stride, padding, ceil, divisor):
    return F.avg_pool2d(x, kernel, stride, padding, ceil, divisor_override=divisor)


norm, conv, pool = on("Normalization"), on("Convolution"), on("Pooling")
attend, resize = on("Attention"), on("Interpolation")
Q, K, V = X(2, 3, 4, 5), X(2, 3, 6, 5), X(2, 3, 6, 7)
ONE, TWO, ZERO = Ints([1, 1]), Ints([2, 2]), Ints([0, 0])

OPS = [
    *norm("layerNorm", F.layer_norm, X(4, 5), Shape([5]), X(5), X(5, salt=1), EPS, label="last"),
    *norm("layerNorm", F.layer_norm, X(2, 3, 4), Shape([3, 4]), X(3, 4), None, EPS, label="two"),
    *norm("layerNorm", F.layer_norm, X(4, 13), Shape([13]), None, None, EPS, label="plain"),
    *norm("layerNorm", F.layer_norm, X(0, 5), Shape([5]), X(5), X(5, salt=1), EPS, label="empty"),
    *norm("layerNorm", F.layer_norm, Given([[1.0, 1, 1], [1, 2, NAN]]), Shape([3]), None, None, EPS,
          label="edges", grad=False),
    *norm("batchNorm", batch_norm, X(4, 3), None, None, X(3), X(3, salt=1), True, EPS, label="training"),
    *norm("batchNorm", batch_norm, X(2, 3, 4, 5), None, None, X(3), X(3, salt=1), True, EPS,
          label="training-images"),
    *norm("batchNorm", batch_norm, X(2, 3, 5), None, None, None, None, True, EPS, label="training-plain"),
    *norm("batchNorm", batch_norm, X(2, 3, 4), X(3, grad=False), positive(3, grad=False), X(3, salt=2),
          X(3, salt=1), False, EPS, label="evaluation"),
    *norm("groupNorm", group_norm, X(2, 6, 5), 3, X(6), X(6, salt=1), EPS, label="three"),
    *norm("groupNorm", group_norm, X(2, 4, 3, 3), 1, X(4), X(4, salt=1), EPS, label="one"),
    *norm("groupNorm", group_norm, X(2, 4, 3), 4, None, None, EPS, label="each"),
    *conv("conv1d", F.conv1d, X(2, 3, 9), X(4, 3, 3), X(4), 1, 0, 1, 1, label="plain"),
    *conv("conv1d", F.conv1d, X(2, 4, 9), X(6, 2, 3), None, 2, 2, 2, 2, label="everything"),
    *conv("conv1d", F.conv1d, X(1, 1, 1), X(1, 1, 1), X(1), 1, 0, 1, 1, label="one"),
    *conv("conv2d", F.conv2d, X(2, 3, 6, 7), X(4, 3, 3, 2), X(4), ONE, ZERO, ONE, 1, label="plain"),
    *conv("conv2d", F.conv2d, X(2, 3, 6, 7), X(4, 3, 3, 3), None, TWO, ONE, ONE, 1, label="stride"),
    *conv("conv2d", F.conv2d, X(1, 2, 8, 7), X(3, 2, 3, 2), X(3), ONE, Ints([2, 1]), Ints([2, 3]), 1,
          label="dilation"),
    *conv("conv2d", F.conv2d, X(2, 4, 5, 5), X(6, 2, 3, 3), X(6), ONE, ONE, ONE, 2, label="groups"),
    *conv("conv2d", F.conv2d, X(2, 4, 5, 5), X(4, 1, 3, 3), X(4), TWO, ONE, ONE, 4, label="depthwise"),
    *conv("conv2d", F.conv2d, X(2, 3, 4, 4), X(5, 3, 1, 1), X(5), ONE, ZERO, ONE, 1, label="pointwise"),
    *conv("conv2d", F.conv2d, X(0, 3, 4, 4), X(5, 3, 2, 2), X(5), ONE, ZERO, ONE, 1, label="empty"),
    *conv("convTranspose1d", F.conv_transpose1d, X(2, 4, 5), X(4, 3, 3), X(6), 2, 1, 1, 2, 2,
          label="everything"),
    *conv("convTranspose2d", conv_transpose2d, X(2, 3, 4, 5), X(3, 4, 3, 2), X(4), ONE, ZERO, ZERO, 1, ONE,
          label="plain"),
    *conv("convTranspose2d", conv_transpose2d, X(2, 3, 4, 4), X(3, 2, 3, 3), None, TWO, ONE, ONE, 1, ONE,
          label="stride"),
    *conv("convTranspose2d", conv_transpose2d, X(1, 4, 3, 4), X(4, 3, 3, 2), X(6), Ints([2, 3]),
          Ints([1, 0]), Ints([1, 2]), 2, Ints([2, 1]), label="everything"),
    *pool("maxPool1d", F.max_pool1d, X(2, 3, 9), 3, 2, 1, label="padded", tol="exact", gtol="sum"),
    *pool("maxPool1d", F.max_pool1d, Given([[[1.0, 1, NAN, 2, -INF, -INF]]]), 2, 2, 0, label="edges",
          tol="exact"),
    *pool("maxPool2d", F.max_pool2d, X(2, 3, 6, 7), TWO, TWO, ZERO, label="plain", tol="exact"),
    *pool("maxPool2d", F.max_pool2d, X(2, 3, 6, 7), Ints([3, 2]), Ints([2, 1]), Ints([1, 0]),
          label="overlapping", tol="exact", gtol="sum"),
    *pool("maxPool2d", F.max_pool2d, Given([[[[1.0, 1], [1, 1]]]]), TWO, TWO, ZERO, label="ties", tol="exact"),
    *pool("avgPool1d", F.avg_pool1d, X(2, 3, 9), 3, 2, 1, label="padded"),
    *pool("avgPool2d", F.avg_pool2d, X(2, 3, 6, 7), TWO, TWO, ZERO, label="plain"),
    *pool("avgPool2d", F.avg_pool2d, X(2, 3, 6, 7), Ints([3, 2]), Ints([2, 1]), Ints([1, 1]),
          label="overlapping"),
    *pool("adaptiveAvgPool1d", F.adaptive_avg_pool1d, X(2, 3, 9), 4, label="uneven"),
    *pool("adaptiveAvgPool1d", F.adaptive_avg_pool1d, X(2, 3, 3), 5, label="wider"),
    *pool("adaptiveAvgPool2d", F.adaptive_avg_pool2d, X(2, 3, 6, 7), Ints([3, 4]), label="uneven"),
    *pool("adaptiveAvgPool2d", F.adaptive_avg_pool2d, X(2, 3, 6, 7), Ints([1, 1]), label="global"),
    *pool("adaptiveMaxPool2d", F.adaptive_max_pool2d, X(2, 3, 6, 7), Ints([3, 4]), label="uneven",
          tol="exact", gtol="sum"),
    *on("Embedding")("embedding", F.embedding, ints([[0, 2], [2, 1]]), X(3, 4), label="repeated"),
    *on("Embedding")("embedding", F.embedding, ints(1), X(3, 4), label="scalar"),
    *on("Embedding")("embedding", F.embedding, ints([]), X(3, 4), label="empty"),
    *on("Dropout")("dropout", dropout, X(2, 3), 0.25, True, mask([[1, 0, 1], [1, 1, 0]]), label="training",
                   tol="composed"),
    *on("Dropout")("dropout", dropout, X(2, 3), 0.25, False, mask([[1, 0, 1], [1, 1, 0]]),
                   label="evaluation", tol="exact"),
    *attend("scaledDotProductAttention", attention, Q, K, V, None, False, label="plain"),
    *attend("scaledDotProductAttention", attention, Q, K, V, mask([[1, 1, 0, 0, 1, 0]] * 4), False,
            label="mask"),
    *attend("scaledDotProductAttention", attention, Q, K, V, X(4, 6, grad=False), False, label="bias"),
    *attend("scaledDotProductAttention", attention, X(2, 5, 4), X(2, 5, 4, salt=1), X(2, 5, 3), None, True,
            label="causal"),
    *pool("adaptiveMaxPool1d", F.adaptive_max_pool1d, X(2, 3, 9), 4, label="uneven", tol="exact",
          gtol="sum"),
    *resize("nearest", F.interpolate, X(2, 3, 4, 5), Ints([8, 10]), label="double"),
    *resize("nearest", F.interpolate, X(2, 3, 4, 5), Ints([7, 3]), label="uneven"),
    *resize("bilinear", bilinear, X(2, 3, 4, 5), Ints([8, 10]), False, label="double"),
    *resize("bilinear", bilinear, X(2, 3, 4, 5), Ints([7, 3]), False, label="uneven"),
    *resize("bilinear", bilinear, X(2, 3, 4, 5), Ints([7, 3]), True, label="aligned"),
    *resize("bilinear", bilinear, X(2, 3, 4, 5), Ints([1, 1]), True, label="aligned-one"),
    *pool("maxPool1d", F.max_pool1d, X(2, 3, 9), 3, 2, 1, 3, True, label="dilated", tol="exact", gtol="sum"),
    *pool("maxPool1d", F.max_pool1d, X(2, 3, 3), 4, 2, 0, 1, True, label="overhang", tol="exact", gtol="sum"),
    *pool("maxPool2d", F.max_pool2d, X(2, 3, 6, 7), Ints([3, 2]), Ints([2, 1]), Ints([1, 0]), Ints([1, 3]),
          True, label="dilated", tol="exact", gtol="sum"),
    *pool("maxPool1dWithIndices", located(F.max_pool1d), X(2, 3, 9), 3, 2, 1, 2, False, label="dilated",
          tol="exact", gtol="sum"),
    *pool("maxPool2dWithIndices", located(F.max_pool2d), X(2, 3, 6, 7), Ints([3, 2]), TWO, ONE, ONE, True,
          label="ceil", tol="exact", gtol="sum"),
    *pool("maxPool2dWithIndices", located(F.max_pool2d), Given([[[[1.0, 2, 2], [2, 1, 2], [0, 2, 1]]]]), TWO,
          ONE, ZERO, ONE, False, label="ties", tol="exact", gtol="sum"),
    *pool("adaptiveMaxPool1dWithIndices", located(F.adaptive_max_pool1d), X(2, 3, 9), 4, label="uneven",
          tol="exact", gtol="sum"),
    *pool("adaptiveMaxPool2dWithIndices", located(F.adaptive_max_pool2d), X(2, 3, 6, 7), Ints([4, 3]),
          label="uneven", tol="exact", gtol="sum"),
    *pool("avgPool1d", F.avg_pool1d, X(2, 3, 9), 4, 3, 2, True, True, label="ceil"),
    *pool("avgPool1d", F.avg_pool1d, X(2, 3, 9), 4, 3, 2, True, False, label="inside"),
    *pool("avgPool2d", F.avg_pool2d, X(2, 3, 6, 7), Ints([3, 2]), TWO, ONE, True, False, label="inside"),
    *pool("avgPool2d", F.avg_pool2d, X(2, 3, 6, 7), Ints([3, 2]), TWO, ONE, True, True, label="ceil"),
    *pool("avgPool2d", avg_pool2d_by, X(2, 3, 6, 7), Ints([3, 2]), TWO, ONE, False, 5, label="divisor"),
    *resize("linear", resized("linear"), X(2, 3, 5), 8, False, label="size"),
    *resize("linear", scaled("linear"), X(2, 3, 5), 1.7, False, label="factor"),
    *resize("linear", scaled("linear"), X(2, 3, 5), 1.7, True, label="aligned"),
    *resize("bicubic", resized("bicubic"), X(2, 3, 4, 5), Ints([7, 3]), False, label="uneven"),
    *resize("bicubic", resized("bicubic"), X(2, 3, 4, 5), Ints([7, 3]), True, label="aligned"),
]  # fmt: skip
