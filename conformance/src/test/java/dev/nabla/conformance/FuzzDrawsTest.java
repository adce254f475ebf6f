package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.ValuesAndIndices;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The fuzzer draws every operation, each overload of it. */
class FuzzDrawsTest {
  private static final Set<Class<?>> RESULTS =
      Set.of(Tensor.class, List.class, ValuesAndIndices.class);

  private static final List<DType> DTYPES = List.of(DType.values());

  /** What no program has, and why. */
  private static final Map<String, String> NOT_DRAWN = exceptions();

  private static Map<String, String> exceptions() {
    Map<String, String> reasons = new HashMap<>();
    for (String each :
        List.of(
            "unary(UnaryOp)",
            "binary(BinaryOp,Tensor)",
            "compare(CompareOp,Tensor)",
            "reduce(ReduceOp,int[])",
            "argReduce(ArgOp,int)",
            "cumulative(CumulativeOp,int)")) {
      reasons.put(each, "drawn by the names of its constants");
    }
    reasons.put("scalarLike(double)", "a value, not an operation: every number passes it");
    reasons.put("hostLike(HostArray,Shape)", "a value, not an operation");
    reasons.put("detach()", "differences do not see it");
    reasons.put("to(TensorFactory)", "goes to another backend");
    return reasons;
  }

  @Test
  void everyOperationIsDrawn() {
    Set<String> all =
        Arrays.stream(Tensor.class.getMethods())
            .filter(m -> !m.isSynthetic() && RESULTS.contains(m.getReturnType()))
            .map(FuzzDrawsTest::signature)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> missing = new TreeSet<>(all);
    missing.removeAll(drawn());
    assertEquals(new TreeSet<>(NOT_DRAWN.keySet()), missing, "neither drawn nor excepted, or both");
  }

  private static String signature(Method method) {
    return signature(method.getName(), method.getParameterTypes());
  }

  private static String signature(String name, Class<?>... types) {
    return Arrays.stream(types)
        .map(Class::getSimpleName)
        .collect(Collectors.joining(",", name + "(", ")"));
  }

  /** The calls of every form on operands at random. */
  private static Set<String> drawn() {
    Random random = new Random(1);
    Set<String> drawn = new TreeSet<>();
    for (FuzzOp op : FuzzOp.ALL) {
      for (int i = 0; i < 2000; i++) {
        List<FuzzOperand> in =
            IntStream.range(0, op.arity()).mapToObj(at -> operand(at, random)).toList();
        FuzzCall call = op.form().of(in, random.ints(4, 0, 1000).toArray());
        if (call != null) {
          Class<?>[] types =
              call.arguments().stream().map(FuzzArgument::type).toArray(Class<?>[]::new);
          drawn.add(signature(call.method(), types));
        }
      }
    }
    return drawn;
  }

  private static FuzzOperand operand(int at, Random random) {
    DType dtype = DTYPES.get(random.nextInt(DTYPES.size()));
    int[] extents = random.ints(random.nextInt(5), 1, 3).toArray();
    return new FuzzOperand(at, dtype, Shape.of(extents));
  }
}
