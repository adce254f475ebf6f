package dev.nabla.conformance;

import dev.nabla.functional.BatchMoments;
import dev.nabla.functional.Convolution;
import dev.nabla.functional.Normalization;
import dev.nabla.functional.Pooling;
import dev.nabla.nn.LstmCell;
import dev.nabla.nn.LstmState;
import dev.nabla.nn.RecurrentWeights;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.ValuesAndIndices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What backends may have fused, in all the settings that compute otherwise. */
final class FusedCases {
  private static final double EPS = 1e-5;

  private FusedCases() {}

  static List<FusedCase> all() {
    List<FusedCase> cases = new ArrayList<>();
    convolutions(cases);
    transposed(cases);
    series(cases);
    norms(cases);
    pools(cases);
    softmaxes(cases);
    lstms(cases);
    return cases;
  }

  private static void convolutions(List<FusedCase> cases) {
    cases.add(conv("plain", s(2, 3, 6, 5), s(4, 3, 3, 2), a(1, 1), a(0, 0), a(1, 1), 1));
    cases.add(conv("stride", s(2, 3, 7, 9), s(4, 3, 3, 2), a(2, 3), a(0, 0), a(1, 1), 1));
    cases.add(conv("padding", s(2, 2, 5, 4), s(3, 2, 3, 3), a(1, 1), a(1, 2), a(1, 1), 1));
    cases.add(conv("far", s(1, 2, 3, 3), s(2, 2, 2, 2), a(2, 1), a(3, 4), a(1, 1), 1));
    cases.add(conv("dilation", s(2, 2, 8, 7), s(3, 2, 3, 2), a(1, 2), a(2, 1), a(2, 3), 1));
    cases.add(conv("groups", s(2, 4, 5, 5), s(6, 2, 3, 3), a(2, 1), a(1, 1), a(1, 1), 2));
    cases.add(conv("depthwise", s(2, 3, 6, 6), s(3, 1, 3, 3), a(1, 1), a(1, 1), a(1, 1), 3));
    cases.add(conv("depthwise/2", s(2, 3, 7, 6), s(6, 1, 3, 3), a(2, 2), a(1, 0), a(1, 2), 3));
    cases.add(conv("points", s(2, 5, 3, 4), s(7, 5, 1, 1), a(1, 1), a(0, 0), a(1, 1), 1));
    cases.add(conv("gaps", s(2, 2, 7, 7), s(3, 2, 2, 1), a(3, 3), a(0, 0), a(1, 1), 1));
    cases.add(conv("one", s(3, 4, 3, 3), s(5, 4, 3, 3), a(1, 1), a(0, 0), a(1, 1), 1));
    cases.add(conv("wide", s(1, 40, 9, 10), s(70, 40, 3, 3), a(1, 1), a(1, 1), a(1, 1), 1));
    cases.add(conv("nothing", s(0, 2, 5, 5), s(3, 2, 3, 3), a(1, 1), a(1, 1), a(1, 1), 1));
    cases.add(conv("sample", s(2, 5, 5), s(3, 2, 3, 3), a(1, 1), a(1, 1), a(1, 1), 1));
    cases.add(
        FusedCase.of(
            "conv2d/turned",
            x -> {
              Tensor image = x.get(0).permute(1, 2, 0, 3).flip(2);
              Tensor weight = x.get(1).transpose(0, 1).expand(4, 3, 2, 2);
              return Convolution.conv2d(image, weight, null, a(2, 1), a(1, 0), a(1, 1), 1);
            },
            s(5, 2, 3, 4),
            s(3, 4, 1, 2)));
  }

  private static FusedCase conv(
      String name, Shape x, Shape w, int[] stride, int[] padding, int[] dilation, int groups) {
    return FusedCase.of(
        "conv2d/" + name,
        in ->
            Convolution.conv2d(in.get(0), in.get(1), in.get(2), stride, padding, dilation, groups),
        x,
        w,
        s(w.extent(0)));
  }

  private static void transposed(List<FusedCase> cases) {
    cases.add(back("plain", s(2, 3, 4, 5), s(3, 2, 3, 2), a(1, 1), a(0, 0), a(0, 0), 1, 1));
    cases.add(back("stride", s(2, 3, 4, 3), s(3, 2, 3, 3), a(2, 3), a(1, 0), a(1, 2), 1, 1));
    cases.add(back("dilation", s(1, 2, 4, 4), s(2, 3, 3, 2), a(1, 2), a(1, 1), a(0, 1), 1, 2));
    cases.add(back("groups", s(2, 4, 3, 3), s(4, 3, 3, 3), a(2, 2), a(1, 1), a(0, 0), 2, 1));
    cases.add(back("gaps", s(2, 2, 3, 3), s(2, 3, 2, 1), a(3, 3), a(0, 0), a(2, 2), 1, 1));
    cases.add(back("nothing", s(0, 2, 3, 3), s(2, 3, 2, 2), a(2, 2), a(0, 0), a(0, 0), 1, 1));
  }

  private static FusedCase back(
      String name,
      Shape x,
      Shape w,
      int[] stride,
      int[] padding,
      int[] longer,
      int groups,
      int dilation) {
    int[] apart = a(dilation, dilation);
    return FusedCase.of(
        "convTranspose2d/" + name,
        in ->
            Convolution.convTranspose2d(
                in.get(0), in.get(1), in.get(2), stride, padding, longer, groups, apart),
        x,
        w,
        s(w.extent(1) * groups));
  }

  private static void series(List<FusedCase> cases) {
    cases.add(
        FusedCase.of(
            "conv1d",
            in -> Convolution.conv1d(in.get(0), in.get(1), null, 2, 1, 2, 2),
            s(2, 4, 11),
            s(6, 2, 3)));
    cases.add(
        FusedCase.of(
            "convTranspose1d",
            in -> Convolution.convTranspose1d(in.get(0), in.get(1), null, 2, 1, 1, 2, 1),
            s(2, 4, 5),
            s(4, 3, 3)));
  }

  private static void norms(List<FusedCase> cases) {
    for (int width : new int[] {3, 70, 300}) {
      Shape last = s(width);
      cases.add(
          FusedCase.of(
              "layerNorm/" + width,
              in -> Normalization.layerNorm(in.get(0), last, in.get(1), in.get(2), EPS),
              s(2, 4, width),
              last,
              last));
    }
    cases.add(
        FusedCase.of(
            "layerNorm/weight",
            in -> Normalization.layerNorm(in.get(0), s(3, 5), in.get(1), null, EPS),
            s(2, 3, 5),
            s(3, 5)));
    cases.add(
        FusedCase.of(
            "layerNorm/turned",
            in -> Normalization.layerNorm(in.get(0).transpose(0, 2), s(4), null, null, EPS),
            s(4, 3, 5)));
    cases.add(
        FusedCase.of(
            "rmsNorm",
            in -> Normalization.rmsNorm(in.get(0), s(37), in.get(1), EPS),
            s(4, 37),
            s(37)));
    for (Shape x : List.of(s(4, 3), s(1, 3, 4), s(2, 3, 4, 5), s(2, 3, 1, 5))) {
      cases.add(
          FusedCase.of(
              "batchNorm/" + x.rank() + "/" + x.size(),
              in -> Normalization.batchNorm(in.get(0), null, null, in.get(1), in.get(2), true, EPS),
              x,
              s(3),
              s(3)));
      cases.add(FusedCase.of("batchMoments/" + x.rank() + "/" + x.size(), FusedCases::moments, x));
    }
    cases.add(
        FusedCase.of(
            "groupNorm",
            in -> Normalization.groupNorm(in.get(0), 2, in.get(1), in.get(2), EPS),
            s(2, 6, 3, 5),
            s(6),
            s(6)));
    cases.add(
        FusedCase.of(
            "instanceNorm",
            in -> Normalization.instanceNorm(in.get(0), in.get(1), in.get(2), EPS),
            s(2, 3, 4, 5),
            s(3),
            s(3)));
  }

  private static Tensor moments(List<Tensor> in) {
    BatchMoments found = Normalization.batchMoments(in.get(0));
    return found.mean().concat(0, found.variance());
  }

  private static void pools(List<FusedCase> cases) {
    cases.add(max("plain", s(2, 3, 6, 8), a(2, 2), a(2, 2), a(0, 0), a(1, 1), false));
    cases.add(max("overlapping", s(2, 2, 7, 7), a(3, 2), a(2, 1), a(1, 1), a(1, 1), false));
    cases.add(max("dilation", s(1, 2, 8, 9), a(3, 3), a(1, 2), a(1, 1), a(2, 3), false));
    cases.add(max("ceil", s(2, 2, 7, 6), a(3, 3), a(2, 2), a(1, 1), a(1, 1), true));
    cases.add(max("sample", s(3, 5, 5), a(2, 2), a(1, 1), a(0, 0), a(1, 1), false));
    cases.add(
        FusedCase.of(
            "maxPool1d", in -> Pooling.maxPool1d(in.get(0), 3, 2, 1, 1, true), s(2, 3, 8)));
    cases.add(
        FusedCase.of(
            "maxPool2d/ties",
            in -> Pooling.maxPool2d(rough(in.get(0)), a(3, 3), a(2, 2), a(1, 1)),
            s(2, 2, 9, 9)));
    cases.add(FusedCase.of("maxPool2d/places", FusedCases::places, s(2, 2, 9, 8)));
    cases.add(average("plain", s(2, 3, 6, 8), a(2, 2), a(2, 2), a(0, 0), false, true));
    cases.add(average("padding", s(2, 2, 7, 7), a(3, 2), a(2, 1), a(1, 1), false, true));
    cases.add(average("inside", s(2, 2, 7, 6), a(3, 3), a(2, 2), a(1, 1), true, false));
    cases.add(
        FusedCase.of(
            "avgPool1d", in -> Pooling.avgPool1d(in.get(0), 3, 2, 1, true, false), s(2, 3, 8)));
  }

  private static FusedCase max(
      String name,
      Shape x,
      int[] kernel,
      int[] stride,
      int[] padding,
      int[] dilation,
      boolean ceil) {
    return FusedCase.of(
        "maxPool2d/" + name,
        in -> Pooling.maxPool2d(in.get(0), kernel, stride, padding, dilation, ceil),
        x);
  }

  private static FusedCase average(
      String name,
      Shape x,
      int[] kernel,
      int[] stride,
      int[] padding,
      boolean ceil,
      boolean countPadding) {
    return FusedCase.of(
        "avgPool2d/" + name,
        in -> Pooling.avgPool2d(in.get(0), kernel, stride, padding, ceil, countPadding),
        x);
  }

  /** Few different values. */
  private static Tensor rough(Tensor x) {
    return x.add(x.detach().round().sub(x.detach()));
  }

  /** The places in a channel, of elements with ties and NaN, as numbers. */
  private static Tensor places(List<Tensor> in) {
    Tensor whole = in.get(0).detach().round();
    Tensor x = whole.maskedFill(whole.eq(2), Double.NaN);
    ValuesAndIndices found =
        Pooling.maxPool2dWithIndices(x, a(3, 2), a(2, 2), a(1, 1), a(1, 1), true);
    return found.indices().to(in.get(0).dtype());
  }

  private static void softmaxes(List<FusedCase> cases) {
    for (int axis = 0; axis < 2; axis++) {
      int at = axis;
      cases.add(FusedCase.of("softmax/" + axis, in -> in.get(0).softmax(at), s(5, 21)));
      cases.add(FusedCase.of("logSoftmax/" + axis, in -> in.get(0).logSoftmax(at), s(5, 21)));
    }
    cases.add(
        FusedCase.of("logSoftmax/turned", in -> in.get(0).t().logSoftmax(1).flip(0), s(6, 4)));
  }

  private static void lstms(List<FusedCase> cases) {
    cases.add(lstm("vector", 3, s(2), s(3), s(3)));
    cases.add(lstm("rows", 5, s(7, 2), s(7, 5), s(7, 5)));
    cases.add(lstm("wide", 70, s(20, 2), s(20, 70), s(20, 70)));
    cases.add(lstm("one state", 4, s(3, 2), s(3, 4)));
    cases.add(lstm("nothing", 3, s(0, 2), s(0, 3), s(0, 3)));
  }

  /** Of an input, and of h and c, which are one if a single state is given: {@code h' + 2 c'}. */
  private static FusedCase lstm(String name, int hidden, Shape... states) {
    List<Shape> inputs = new ArrayList<>(List.of(states));
    int count = inputs.size();
    inputs.addAll(List.of(s(4 * hidden, 2), s(4 * hidden, hidden), s(4 * hidden), s(4 * hidden)));
    return FusedCase.of(
        "lstmCell/" + name,
        in -> {
          List<Parameter> w =
              in.subList(count, in.size()).stream().map(Parameter.class::cast).toList();
          Optional<Parameter> none = Optional.empty();
          LstmCell cell =
              new LstmCell(
                  new RecurrentWeights(
                      w.get(0), w.get(1), Optional.of(w.get(2)), Optional.of(w.get(3)), none));
          LstmState next = cell.forward(in.get(0), new LstmState(in.get(1), in.get(count - 1)));
          return next.h().add(next.c().mul(2));
        },
        inputs.toArray(new Shape[0]));
  }

  private static Shape s(int... extents) {
    return Shape.of(extents);
  }

  private static int[] a(int... values) {
    return values;
  }
}
