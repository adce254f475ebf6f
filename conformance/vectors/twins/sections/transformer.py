"""Attention, and the layers and stacks of transformers, with each of their settings."""

import math

import torch
import torch.nn as nn

from arguments import X, mask
from twins import module

Q, K, V = X(4, 2, 6), X(5, 2, 6, salt=1), X(5, 2, 6, salt=2)
QB, KB, VB = X(2, 4, 6), X(2, 5, 6, salt=1), X(2, 5, 6, salt=2)
PADDED = mask([[0, 0, 0, 0, 1], [0, 1, 0, 0, 0]])
SHUT = mask([[0, 1, 0, 1, 0], [0, 0, 1, 0, 0], [1, 0, 0, 0, 0], [0, 0, 0, 1, 1]])
PADDED4 = mask([[0, 0, 0, 1], [0, 1, 0, 0]])
SHUT4 = mask([[0, 1, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0], [0, 1, 1, 0]])


class PositionalEncoding(nn.Module):
    """That of the tutorial "Language Modeling with nn.Transformer and torchtext"."""

    def __init__(self, d_model, dropout=0.1, max_len=5000, batch_first=False):
        super().__init__()
        self.dropout, self.batch_first = nn.Dropout(p=dropout), batch_first
        position = torch.arange(max_len).unsqueeze(1)
        div_term = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10000.0) / d_model))
        pe = torch.zeros(max_len, 1, d_model)
        pe[:, 0, 0::2] = torch.sin(position * div_term)
        pe[:, 0, 1::2] = torch.cos(position * div_term)
        self.register_buffer("pe", pe)

    def forward(self, x):
        if self.batch_first:
            return self.dropout(x + self.pe[: x.size(1)].transpose(0, 1))
        return self.dropout(x + self.pe[: x.size(0)])


def plain(m, q, k, v, *masks):
    names = dict(zip(("attn_mask", "key_padding_mask"), masks))
    return m(q, k, v, need_weights=False, **names)[0]


def padded(m, q, k, v, padding):
    return m(q, k, v, need_weights=False, key_padding_mask=padding)[0]


def averaged(m, q, k, v, *masks):
    return m(q, k, v, **dict(zip(("attn_mask", "key_padding_mask"), masks)))


def each_head(m, q, k, v, padding):
    return m(q, k, v, key_padding_mask=padding, average_attn_weights=False)


def subsequent(size):
    return nn.Transformer.generate_square_subsequent_mask(size)


def causal(m, x):
    length = x.size(1 if m.batch_first else 0)
    return m(x, x, x, attn_mask=subsequent(length), is_causal=True, need_weights=False)[0]


def itself(m, x):
    return m(x, x, x, need_weights=False)[0]


def attention(name, *inputs, call=plain, train=True, **settings):
    return module("multiheadAttention" + name, lambda: nn.MultiheadAttention(6, 2, **settings), *inputs, call=call,
                  train=train)  # fmt: skip


SMALL = dict(dim_feedforward=7, dropout=0.0)
DROPS = dict(dim_feedforward=7, dropout=0.3)
FIRST = dict(batch_first=True, norm_first=True)


def encoder_layer(**settings):
    return nn.TransformerEncoderLayer(6, 2, **(SMALL | settings))


def decoder_layer(**settings):
    return nn.TransformerDecoderLayer(6, 2, **(SMALL | settings))


def norm():
    return nn.LayerNorm(6)


def decode(m, tgt, memory, tgt_mask, memory_padding):
    return m(tgt, memory, tgt_mask=tgt_mask, memory_key_padding_mask=memory_padding)


def decode_causal(m, tgt, memory):
    return m(tgt, memory, tgt_mask=subsequent(tgt.size(-2)), tgt_is_causal=True)


def transform(m, src, tgt, padding, shut):
    return m(src, tgt, src_key_padding_mask=padding, tgt_mask=shut, memory_key_padding_mask=padding)


def stack(name, make, *inputs, **more):
    """What PyTorch itself gets, in single precision, up to 15 units from the value in double."""
    return module(name, make, *inputs, n=600, **more)


def near(twin, *names):
    """A twin whose buffers of these names are rounded as their functions are, not drawn."""

    def recorded(section):
        twin(section)
        section.cases[-1]["near"] = list(names)

    return recorded


TWINS = [
    attention("", Q, K, V),
    attention("/weights", Q, K, V, call=averaged),
    attention("/eachHead", Q, K, V, PADDED, call=each_head),
    attention("/masks", Q, K, V, SHUT, PADDED),
    attention("/eachMask", X(2, 2, 6), X(3, 2, 6), X(3, 2, 6, salt=1), X(4, 2, 3)),
    attention("/floatMasks", Q, K, V, X(4, 5), X(2, 5, salt=1)),
    attention("/weightsMasked", Q, K, V, SHUT, PADDED, call=averaged),
    attention("/batchFirst", QB, KB, VB, PADDED, call=padded, batch_first=True, bias=False),
    attention("/dropout", QB, KB, VB, SHUT, dropout=0.4, batch_first=True),
    attention("/dropoutWeights", Q, K, V, call=averaged, dropout=0.4),
    attention("/eval", Q, K, V, call=averaged, dropout=0.4, train=False),
    attention("/itself", X(4, 2, 6), call=itself),
    attention("/causal", X(2, 4, 6), call=causal, batch_first=True),
    attention("/unbatched", X(4, 6), X(5, 6), X(5, 6, salt=1), call=averaged, batch_first=True),
    attention("/unbatchedMasks", X(4, 6), X(5, 6), X(5, 6, salt=1), SHUT, mask([0, 0, 0, 0, 1])),
    attention("/widths", Q, X(5, 2, 3), X(5, 2, 4), kdim=3, vdim=4),
    attention("/further", Q, K, V, SHUT, PADDED, call=averaged, add_bias_kv=True, add_zero_attn=True),
    module("transformerEncoderLayer", encoder_layer, X(4, 2, 6)),
    module("transformerEncoderLayer/masks", lambda: encoder_layer(activation="gelu"), X(4, 2, 6), SHUT4, PADDED4),
    module("transformerEncoderLayer/normFirst", lambda: encoder_layer(layer_norm_eps=0.1, bias=False, **FIRST), X(2, 4, 6)),
    module("transformerEncoderLayer/dropout", lambda: encoder_layer(**DROPS), X(4, 2, 6)),
    module("transformerEncoderLayer/dropoutFirst", lambda: encoder_layer(**DROPS, **FIRST), X(2, 4, 6)),
    module("transformerEncoderLayer/eval", lambda: encoder_layer(**DROPS), X(4, 6), train=False),
    stack("transformerEncoder", lambda: nn.TransformerEncoder(encoder_layer(**DROPS), 2, norm()), X(4, 2, 6)),
    stack(
        "transformerEncoder/batchFirst",
        lambda: nn.TransformerEncoder(encoder_layer(**DROPS, batch_first=True), 2),
        X(2, 4, 6), SHUT4, PADDED4,
    ),
    stack(
        "transformerEncoder/eval",
        lambda: nn.TransformerEncoder(encoder_layer(**DROPS, batch_first=True), 2),
        X(2, 4, 6), PADDED4,
        call=lambda m, x, padding: m(x, src_key_padding_mask=padding),
        train=False,
    ),
    module("transformerDecoderLayer", decoder_layer, X(4, 2, 6), X(5, 2, 6), SHUT4, PADDED, call=decode),
    module("transformerDecoderLayer/normFirst", lambda: decoder_layer(**FIRST), X(2, 4, 6), X(2, 5, 6), call=decode_causal),
    module("transformerDecoderLayer/dropout", lambda: decoder_layer(**DROPS), X(4, 2, 6), X(5, 2, 6)),
    module("transformerDecoderLayer/dropoutFirst", lambda: decoder_layer(**DROPS, **FIRST), X(2, 4, 6), X(2, 5, 6)),
    stack("transformerDecoder", lambda: nn.TransformerDecoder(decoder_layer(**DROPS), 2, norm()), X(4, 2, 6), X(5, 2, 6)),
    stack(
        "transformerDecoder/unbatched",
        lambda: nn.TransformerDecoder(decoder_layer(batch_first=True), 2),
        X(4, 6), X(5, 6),
        call=decode_causal,
    ),
    stack("transformer", lambda: nn.Transformer(6, 2, 2, 1, **SMALL), X(5, 2, 6), X(4, 2, 6)),
    stack(
        "transformer/dropout",
        lambda: nn.Transformer(6, 3, 1, 2, batch_first=True, **DROPS),
        X(2, 5, 6), X(2, 4, 6), PADDED, SHUT4,
        call=transform,
    ),
    near(module("positionalEncoding", lambda: PositionalEncoding(6, 0.0, 30), X(5, 2, 6)), "pe"),
    near(module("positionalEncoding/dropout", lambda: PositionalEncoding(6, 0.5, 7, True), X(2, 5, 6)), "pe"),
    near(module("positionalEncoding/far", lambda: PositionalEncoding(2, 0.0, 400), X(1, 1, 2)), "pe"),
]
