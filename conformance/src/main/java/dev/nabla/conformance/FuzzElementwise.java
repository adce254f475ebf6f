package dev.nabla.conformance;

import static dev.nabla.conformance.FuzzArgument.constant;
import static dev.nabla.conformance.FuzzArgument.node;
import static dev.nabla.conformance.FuzzArgument.number;
import static dev.nabla.conformance.FuzzOp.exact;
import static dev.nabla.conformance.FuzzOp.rounded;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Operations on each element, alone or with others that broadcast. */
final class FuzzElementwise {
  private static final List<DType> DTYPES = List.of(DType.values());

  private FuzzElementwise() {}

  static List<FuzzOp> ops() {
    List<FuzzOp> ops = new ArrayList<>();
    functions(ops);
    numbers(ops);
    pairs(ops);
    more(ops);
    ops.add(new FuzzOp("where", true, 3, (in, raw) -> where(in)));
    ops.add(
        new FuzzOp(
            "maskedFill",
            true,
            2,
            (in, raw) -> {
              FuzzOperand x = in.get(0);
              boolean fits = x.numeric() && in.get(1).dtype() == DType.BOOL && broadcasts(in);
              return fits
                  ? FuzzCall.of(x, "maskedFill", node(in.get(1)), number((double) (raw[0] % 3)))
                  : null;
            }));
    return ops;
  }

  private static void functions(List<FuzzOp> ops) {
    for (String name :
        List.of(
            "exp expm1 log log1p log2 sqrt rsqrt reciprocal sin cos tan asin acos atan sinh cosh",
            "sigmoid erf softplus gelu geluTanh silu mish selu hardsigmoid hardswish softsign",
            "logSigmoid tanhshrink tanh")) {
      for (String each : name.split(" ", -1)) {
        ops.add(rounded(each, (x, raw) -> x.floating() ? FuzzCall.of(x, each) : null));
      }
    }
    for (String name : List.of("floor", "ceil", "round", "trunc")) {
      ops.add(exact(name, (x, raw) -> x.floating() ? FuzzCall.of(x, name) : null));
    }
    for (String name : List.of("neg", "abs", "sign", "square", "relu", "relu6")) {
      ops.add(exact(name, (x, raw) -> x.numeric() ? FuzzCall.of(x, name) : null));
    }
    for (String name : List.of("isNaN", "isInfinite", "isFinite")) {
      ops.add(exact(name, (x, raw) -> x.numeric() ? FuzzCall.of(x, name) : null));
    }
    ops.add(exact("not", (x, raw) -> x.dtype() == DType.BOOL ? FuzzCall.of(x, "not") : null));
    for (int i = 0; i < 3; i++) { // thrice as often: dtypes meet by casts alone
      ops.add(exact("to", (x, raw) -> FuzzCall.of(x, "to", constant(DTYPES.get(raw[0] % 4)))));
    }
  }

  private static void numbers(List<FuzzOp> ops) {
    for (String name :
        List.of("add sub mul maximum minimum eq ne lt le gt ge remainder fmod".split(" ", -1))) {
      ops.add(
          exact(
              name + "/number",
              (x, raw) -> x.numeric() ? FuzzCall.of(x, name, number(some(x, raw[0]))) : null));
    }
    ops.add(
        rounded(
            "div/number",
            (x, raw) -> x.floating() ? FuzzCall.of(x, "div", number(some(x, raw[0]))) : null));
    ops.add(
        rounded(
            "pow/number",
            (x, raw) -> x.floating() ? FuzzCall.of(x, "pow", number(raw[0] % 7 / 2.0 - 1)) : null));
    ops.add(
        exact(
            "clamp",
            (x, raw) ->
                x.numeric()
                    ? FuzzCall.of(
                        x, "clamp", number((double) -(raw[0] % 3)), number(raw[1] % 3 + 1.0))
                    : null));
    for (String name : List.of("threshold", "hardtanh")) {
      ops.add(
          exact(
              name,
              (x, raw) ->
                  x.numeric()
                      ? FuzzCall.of(
                          x, name, number((double) -(raw[0] % 3)), number(raw[1] % 3 + 1.0))
                      : null));
    }
    ops.add(
        rounded(
            "softplus/number",
            (x, raw) ->
                x.floating()
                    ? FuzzCall.of(
                        x, "softplus", number(0.5 + raw[0] % 4 / 2.0), number(raw[1] % 3 + 1.0))
                    : null));
    for (String name : List.of("leakyRelu", "elu", "celu", "softshrink", "hardshrink")) {
      ops.add(
          rounded(
              name,
              (x, raw) ->
                  x.floating() ? FuzzCall.of(x, name, number(0.25 + raw[0] % 3 / 4.0)) : null));
    }
  }

  /** Never 0: some divide by it. */
  private static double some(FuzzOperand x, int raw) {
    double value = raw % 5 - 2;
    double nonZero = value == 0 ? 3 : value;
    return x.floating() ? nonZero / 2 : nonZero;
  }

  private static void pairs(List<FuzzOp> ops) {
    for (String name : List.of("add", "sub", "mul", "maximum", "minimum", "remainder", "fmod")) {
      ops.add(pair(name, true, FuzzOperand::numeric));
    }
    for (String name : List.of("div", "atan2", "pow")) {
      ops.add(pair(name, false, FuzzOperand::floating));
    }
    for (String name : List.of("eq", "ne", "lt", "le", "gt", "ge")) {
      ops.add(pair(name, true, x -> true));
    }
    for (String name : List.of("and", "or", "xor")) {
      ops.add(pair(name, true, x -> x.dtype() == DType.BOOL));
    }
    ops.add(
        new FuzzOp(
            "lerp",
            false,
            2,
            (in, raw) ->
                alike(in) && in.get(0).floating() && broadcasts(in)
                    ? FuzzCall.of(in.get(0), "lerp", node(in.get(1)), number(raw[0] % 5 / 4.0))
                    : null));
  }

  private static void more(List<FuzzOp> ops) {
    ops.add(
        new FuzzOp(
            "clamp/tensors",
            true,
            3,
            (in, raw) ->
                alike(in) && in.get(0).numeric() && broadcasts(in)
                    ? FuzzCall.of(in.get(0), "clamp", node(in.get(1)), node(in.get(2)))
                    : null));
    ops.add(
        new FuzzOp(
            "lerp/tensors",
            false,
            3,
            (in, raw) ->
                alike(in) && in.get(0).floating() && broadcasts(in)
                    ? FuzzCall.of(in.get(0), "lerp", node(in.get(1)), node(in.get(2)))
                    : null));
    ops.add(
        new FuzzOp(
            "prelu",
            true,
            2,
            (in, raw) ->
                alike(in) && in.get(0).floating() && in.get(1).rank() <= 1 // or it is refused
                    ? FuzzCall.of(in.get(0), "prelu", node(in.get(1)))
                    : null));
  }

  private static FuzzOp pair(String name, boolean exact, Predicate<FuzzOperand> takes) {
    return new FuzzOp(
        name,
        exact,
        2,
        (in, raw) ->
            alike(in) && takes.test(in.get(0)) && broadcasts(in)
                ? FuzzCall.of(in.get(0), name, node(in.get(1)))
                : null);
  }

  private static @Nullable FuzzCall where(List<FuzzOperand> in) {
    boolean fits = in.get(0).dtype() == DType.BOOL && alike(in.subList(1, 3)) && broadcasts(in);
    return fits ? FuzzCall.of(in.get(0), "where", node(in.get(1)), node(in.get(2))) : null;
  }

  static boolean alike(List<FuzzOperand> in) {
    return in.stream().allMatch(x -> x.dtype() == in.get(0).dtype());
  }

  static boolean broadcasts(List<FuzzOperand> in) {
    try {
      Shape common = Shape.of();
      for (FuzzOperand x : in) {
        common = Shape.broadcast("fuzz", common, x.shape());
      }
      return true;
    } catch (NablaException e) {
      return false;
    }
  }
}
