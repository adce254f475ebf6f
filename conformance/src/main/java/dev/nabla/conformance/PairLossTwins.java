package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.loss.CosineEmbeddingLoss;
import dev.nabla.loss.HingeEmbeddingLoss;
import dev.nabla.loss.MarginRankingLoss;
import dev.nabla.loss.Reduction;
import dev.nabla.loss.SoftMarginLoss;
import dev.nabla.loss.TripletMarginLoss;
import dev.nabla.loss.TripletMarginWithDistanceLoss;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The losses of {@code twins/sections/losses.py} of pairs and triplets. */
final class PairLossTwins {
  static final Map<String, BiFunction<Backend, List<Tensor>, Tensor>> ALL =
      triplets(cosine(ranking(labels(new LossTable())))).map();

  private PairLossTwins() {}

  private static LossTable labels(LossTable table) {
    SoftMarginLoss soft = new SoftMarginLoss();
    HingeEmbeddingLoss hinge = new HingeEmbeddingLoss();
    return table
        .reductions("softMargin", Backend::softMarginLoss, soft::reduction)
        .loss("softMargin/edge", soft.reduction(Reduction.NONE))
        .reductions("hingeEmbedding", Backend::hingeEmbeddingLoss, hinge::reduction)
        .loss("hingeEmbedding/margin", hinge.margin(2))
        .loss("hingeEmbedding/tie", hinge.reduction(Reduction.NONE));
  }

  private static LossTable ranking(LossTable table) {
    MarginRankingLoss loss = new MarginRankingLoss();
    BiFunction<MarginRankingLoss, List<Tensor>, Tensor> call =
        (l, in) -> l.of(in.get(0), in.get(1), in.get(2));
    return table
        .reductions("marginRanking", Backend::marginRankingLoss, loss::reduction, call)
        .of("marginRanking/margin", (b, in) -> call.apply(loss.margin(0.5), in))
        .of("marginRanking/tie", (b, in) -> call.apply(loss.reduction(Reduction.NONE), in));
  }

  private static LossTable cosine(LossTable table) {
    CosineEmbeddingLoss loss = new CosineEmbeddingLoss();
    CosineEmbeddingLoss each = loss.reduction(Reduction.NONE);
    BiFunction<CosineEmbeddingLoss, List<Tensor>, Tensor> call =
        (l, in) -> l.of(in.get(0), in.get(1), in.get(2));
    return table
        .reductions("cosineEmbedding", Backend::cosineEmbeddingLoss, loss::reduction, call)
        .of("cosineEmbedding/margin", (b, in) -> call.apply(each.margin(-0.75), in))
        .of("cosineEmbedding/vector", (b, in) -> call.apply(loss, in))
        .of("cosineEmbedding/integers", (b, in) -> call.apply(loss, in))
        .of("cosineEmbedding/zeros", (b, in) -> call.apply(each, in));
  }

  private static LossTable triplets(LossTable table) {
    TripletMarginLoss loss = new TripletMarginLoss();
    TripletMarginLoss exact = loss.eps(0);
    TripletMarginLoss swapped = loss.swap(true).reduction(Reduction.NONE);
    BiFunction<TripletMarginLoss, List<Tensor>, Tensor> call =
        (l, in) -> l.of(in.get(0), in.get(1), in.get(2));
    table
        .reductions("tripletMargin", Backend::tripletMarginLoss, loss::reduction, call)
        .of("tripletMargin/margin", (b, in) -> call.apply(loss.margin(3), in))
        .of("tripletMargin/p", (b, in) -> call.apply(loss.p(1), in))
        .of("tripletMargin/p3", (b, in) -> call.apply(loss.p(3).eps(0.125), in))
        .of("tripletMargin/swap", (b, in) -> call.apply(swapped, in))
        .of("tripletMargin/vector", (b, in) -> call.apply(loss, in))
        .of("tripletMargin/equal", (b, in) -> call.apply(exact, in))
        .of("tripletMargin/tie", (b, in) -> call.apply(exact, in));
    return distances(table);
  }

  private static LossTable distances(LossTable table) {
    TripletMarginWithDistanceLoss loss = new TripletMarginWithDistanceLoss();
    TripletMarginWithDistanceLoss own =
        loss.distance((a, b) -> a.sub(b).abs().amax(-1)).margin(2).swap(true);
    BiFunction<TripletMarginWithDistanceLoss, List<Tensor>, Tensor> call =
        (l, in) -> l.of(in.get(0), in.get(1), in.get(2));
    return table
        .reductions(
            "tripletMarginWithDistance",
            Backend::tripletMarginWithDistanceLoss,
            loss::reduction,
            call)
        .of("tripletMarginWithDistance/own", (b, in) -> call.apply(own, in));
  }
}
