package dev.nabla.backend;

import dev.nabla.loss.BceLoss;
import dev.nabla.loss.BceWithLogitsLoss;
import dev.nabla.loss.CosineEmbeddingLoss;
import dev.nabla.loss.CrossEntropyLoss;
import dev.nabla.loss.CtcLoss;
import dev.nabla.loss.GaussianNllLoss;
import dev.nabla.loss.HingeEmbeddingLoss;
import dev.nabla.loss.HuberLoss;
import dev.nabla.loss.KlDivLoss;
import dev.nabla.loss.L1Loss;
import dev.nabla.loss.Loss;
import dev.nabla.loss.MarginRankingLoss;
import dev.nabla.loss.MseLoss;
import dev.nabla.loss.MultiLabelMarginLoss;
import dev.nabla.loss.MultiLabelSoftMarginLoss;
import dev.nabla.loss.MultiMarginLoss;
import dev.nabla.loss.NllLoss;
import dev.nabla.loss.PoissonNllLoss;
import dev.nabla.loss.SmoothL1Loss;
import dev.nabla.loss.SoftMarginLoss;
import dev.nabla.loss.TripletMarginLoss;
import dev.nabla.loss.TripletMarginWithDistanceLoss;

/** Losses with PyTorch's defaults; the classes themselves take weights, reductions and the like. */
public interface LossFactory {
  /** {@code mean((prediction - target)^2)}: see {@link MseLoss}. */
  default Loss mseLoss() {
    return new MseLoss();
  }

  /** {@code mean(|prediction - target|)}: see {@link L1Loss}. */
  default Loss l1Loss() {
    return new L1Loss();
  }

  /** A parabola up to a difference of 1, lines beyond: see {@link SmoothL1Loss}. */
  default Loss smoothL1Loss() {
    return new SmoothL1Loss();
  }

  /** A parabola up to a difference of 1, lines beyond: see {@link HuberLoss}. */
  default Loss huberLoss() {
    return new HuberLoss();
  }

  /** Scores against classes or probabilities: see {@link CrossEntropyLoss}. */
  default Loss crossEntropyLoss() {
    return new CrossEntropyLoss();
  }

  /** Log-probabilities against classes: see {@link NllLoss}. */
  default Loss nllLoss() {
    return new NllLoss();
  }

  /** Probabilities against 0 and 1: see {@link BceLoss}. */
  default Loss bceLoss() {
    return new BceLoss();
  }

  /** Scores against 0 and 1: see {@link BceWithLogitsLoss}. */
  default Loss bceWithLogitsLoss() {
    return new BceWithLogitsLoss();
  }

  /** Log-probabilities against probabilities: see {@link KlDivLoss}. */
  default Loss klDivLoss() {
    return new KlDivLoss();
  }

  /** Logarithms of expectations against counts: see {@link PoissonNllLoss}. */
  default Loss poissonNllLoss() {
    return new PoissonNllLoss();
  }

  /** Expectations and variances against values: see {@link GaussianNllLoss}. */
  default GaussianNllLoss gaussianNllLoss() {
    return new GaussianNllLoss();
  }

  /** Distances of pairs against 1 and -1: see {@link HingeEmbeddingLoss}. */
  default Loss hingeEmbeddingLoss() {
    return new HingeEmbeddingLoss();
  }

  /** Which of two ranks higher, 1 or -1: see {@link MarginRankingLoss}. */
  default MarginRankingLoss marginRankingLoss() {
    return new MarginRankingLoss();
  }

  /** Scores against a class, with a margin: see {@link MultiMarginLoss}. */
  default Loss multiMarginLoss() {
    return new MultiMarginLoss();
  }

  /** Scores against several classes, with a margin: see {@link MultiLabelMarginLoss}. */
  default Loss multiLabelMarginLoss() {
    return new MultiLabelMarginLoss();
  }

  /** Scores of classes against 0 and 1 for each: see {@link MultiLabelSoftMarginLoss}. */
  default Loss multiLabelSoftMarginLoss() {
    return new MultiLabelSoftMarginLoss();
  }

  /** Scores against 1 and -1: see {@link SoftMarginLoss}. */
  default Loss softMarginLoss() {
    return new SoftMarginLoss();
  }

  /** Pairs of vectors that shall be alike or not: see {@link CosineEmbeddingLoss}. */
  default CosineEmbeddingLoss cosineEmbeddingLoss() {
    return new CosineEmbeddingLoss();
  }

  /** An anchor nearer to the positive than to the negative: see {@link TripletMarginLoss}. */
  default TripletMarginLoss tripletMarginLoss() {
    return new TripletMarginLoss();
  }

  /** The same by a distance of the caller's: see {@link TripletMarginWithDistanceLoss}. */
  default TripletMarginWithDistanceLoss tripletMarginWithDistanceLoss() {
    return new TripletMarginWithDistanceLoss();
  }

  /** Frames against a sequence of labels, aligned in every way: see {@link CtcLoss}. */
  default CtcLoss ctcLoss() {
    return new CtcLoss();
  }
}
