package dev.nabla.conformance;

import dev.nabla.nn.AttentionMask;
import dev.nabla.nn.MultiheadAttention;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** The attentions of {@code twins/sections/transformer.py}. */
final class AttentionTwins {
  private static final MultiheadAttention.Options OPTIONS = new MultiheadAttention.Options();
  private static final MultiheadAttention.Options BATCH_FIRST = OPTIONS.batchFirst(true);
  private static final AttentionMask OPEN = new AttentionMask();

  /** How one is called. */
  private interface Call {
    List<Tensor> of(MultiheadAttention attention, List<Tensor> in);
  }

  static final Map<String, ModuleTwin<?>> ALL =
      Map.ofEntries(
          twin("", OPTIONS, AttentionTwins::plain),
          twin("/weights", OPTIONS, AttentionTwins::averaged),
          twin("/eachHead", OPTIONS, (a, in) -> weights(a, in, OPEN.keyPadding(in.get(3)), false)),
          twin("/masks", OPTIONS, AttentionTwins::plain),
          twin("/eachMask", OPTIONS, AttentionTwins::plain),
          twin("/floatMasks", OPTIONS, AttentionTwins::plain),
          twin("/weightsMasked", OPTIONS, AttentionTwins::averaged),
          twin(
              "/batchFirst",
              BATCH_FIRST.bias(false),
              (a, in) ->
                  List.of(a.forward(in.get(0), in.get(1), in.get(2), OPEN.keyPadding(in.get(3))))),
          twin("/dropout", BATCH_FIRST.dropout(0.4), AttentionTwins::plain),
          twin("/dropoutWeights", OPTIONS.dropout(0.4), AttentionTwins::averaged),
          twin("/eval", OPTIONS.dropout(0.4), AttentionTwins::averaged),
          twin("/itself", OPTIONS, (a, in) -> List.of(a.forward(in.get(0)))),
          twin(
              "/causal",
              BATCH_FIRST,
              (a, in) -> {
                Tensor x = in.get(0);
                return List.of(a.forward(x, x, x, OPEN.causal(true)));
              }),
          twin("/unbatched", BATCH_FIRST, AttentionTwins::averaged),
          twin("/unbatchedMasks", OPTIONS, AttentionTwins::plain),
          twin("/widths", OPTIONS.kdim(3).vdim(4), AttentionTwins::plain),
          twin("/further", OPTIONS.addBiasKv(true).addZeroAttn(true), AttentionTwins::averaged));

  private AttentionTwins() {}

  private static Map.Entry<String, ModuleTwin<?>> twin(
      String name, MultiheadAttention.Options options, Call call) {
    return Map.entry(
        "multiheadAttention" + name,
        ModuleTwin.of(b -> b.multiheadAttention(6, 2, options), call::of));
  }

  private static List<Tensor> plain(MultiheadAttention attention, List<Tensor> in) {
    return List.of(attention.forward(in.get(0), in.get(1), in.get(2), masks(in)));
  }

  private static List<Tensor> averaged(MultiheadAttention attention, List<Tensor> in) {
    return weights(attention, in, masks(in), true);
  }

  private static List<Tensor> weights(
      MultiheadAttention attention, List<Tensor> in, AttentionMask mask, boolean average) {
    MultiheadAttention.Result result =
        attention.withWeights(in.get(0), in.get(1), in.get(2), mask, average);
    return List.of(result.output(), result.weights());
  }

  /** After queries, keys and values come perhaps a mask and perhaps the padding. */
  private static AttentionMask masks(List<Tensor> in) {
    AttentionMask mask = in.size() > 3 ? OPEN.attention(in.get(3)) : OPEN;
    return in.size() > 4 ? mask.keyPadding(in.get(4)) : mask;
  }
}
