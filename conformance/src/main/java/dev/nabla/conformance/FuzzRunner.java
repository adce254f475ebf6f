package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs programs on a backend, forwards and backwards. */
record FuzzRunner(Backend backend) {
  /** Operands of a step do not fit any more. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** What disturbs a run, or nothing. */
  interface Noise {
    /** {@code x} as step {@code node} sees it. */
    Tensor operand(int node, Tensor x);

    /** {@code y} as the steps after see it. */
    Tensor result(int node, Tensor y);
  }

  /** The first run, in which the calls are found; {@link Unfit} where there is none. */
  FuzzTrace first(FuzzProgram program) {
    return run(program, null, null);
  }

  /** The same calls once more. */
  FuzzTrace again(FuzzProgram program, List<FuzzCall> calls, @Nullable Noise noise) {
    return run(program, calls, noise);
  }

  private FuzzTrace run(
      FuzzProgram program, @Nullable List<FuzzCall> known, @Nullable Noise noise) {
    try (Scope scope = backend.scope()) {
      List<Tensor> nodes = new ArrayList<>();
      program.leaves().forEach(leaf -> nodes.add(made(leaf)));
      List<FuzzCall> calls = new ArrayList<>();
      for (int i = 0; i < program.steps().size(); i++) {
        FuzzCall call = known == null ? call(program.steps().get(i), nodes) : known.get(i);
        calls.add(call);
        nodes.add(noise == null ? call.on(backend, nodes) : disturbed(call, nodes, noise));
      }
      List<HostArray> values = nodes.stream().map(Tensor::toHost).toList();
      List<Shape> shapes = nodes.stream().map(Tensor::shape).toList();
      boolean finite = values.stream().allMatch(FuzzTrace::finite);
      return new FuzzTrace(calls, values, shapes, finite ? gradients(program, nodes) : List.of());
    }
  }

  private Tensor disturbed(FuzzCall call, List<Tensor> nodes, Noise noise) {
    int node = nodes.size();
    List<Tensor> seen = nodes.stream().map(x -> noise.operand(node, x)).toList();
    return noise.result(node, call.on(backend, seen));
  }

  Tensor made(FuzzProgram.Leaf leaf) {
    Tensor value = backend.tensor(leaf.values(), leaf.shape());
    return leaf.floating() ? backend.parameter(value) : value;
  }

  static FuzzCall call(FuzzProgram.Step step, List<Tensor> nodes) {
    List<FuzzOperand> in =
        step.operands().stream()
            .map(i -> new FuzzOperand(i, nodes.get(i).dtype(), nodes.get(i).shape()))
            .toList();
    FuzzCall call = step.op().form().of(in, step.rawNumbers());
    if (call == null) {
      throw new Unfit();
    }
    return call;
  }

  /** Those of the sum of {@link #weights} times the results that no step reads. */
  private List<Optional<HostArray>> gradients(FuzzProgram program, List<Tensor> nodes) {
    for (int node = 0; node < nodes.size(); node++) {
      Tensor y = nodes.get(node);
      if (program.sink(node) && y.requiresGrad()) {
        y.backward(backend.tensor(weights(y, node), y.shape()), GraphMode.RETAIN);
      }
    }
    return nodes.subList(0, program.leaves().size()).stream().map(FuzzRunner::gradient).toList();
  }

  private static Optional<HostArray> gradient(Tensor leaf) {
    return leaf instanceof Parameter p && p.hasGrad()
        ? Optional.of(p.grad().toHost())
        : Optional.empty();
  }

  /** Small multiples of 1/4, none of them 0. */
  static HostArray weights(Tensor y, int node) {
    return HostArray.generate(y.dtype(), (int) y.shape().size(), i -> weight(i, node));
  }

  static double weight(int i, int node) {
    return ((i * 5 + node) % 7 - 3.5) / 2;
  }
}
