package dev.nabla.autograd;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.GraphMode;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.UnusedInputs;
import java.util.ArrayList;
import java.util.List;

/** {@code gradients(…)} of several outputs. */
final class Gradients {
  private Gradients() {}

  static List<Tensor> of(
      Tape<?> tape,
      List<? extends Tensor> outputs,
      List<? extends Tensor> inputs,
      List<? extends Tensor> gradOutputs,
      GraphMode mode,
      UnusedInputs unused) {
    List<Node> targets = nodes(tape, inputs);
    List<Walk.Seed> seeds = seeds(tape, outputs, gradOutputs, unused);
    ToInputs route = new ToInputs(seeds.stream().map(Walk.Seed::node).toList(), targets);
    for (int i = 0; unused == UnusedInputs.ERROR && i < targets.size(); i++) {
      if (!route.reaches(targets.get(i))) {
        throw none(i, inputs.get(i)); // before anything is let go of
      }
    }
    new Walk(tape.thread(), route).from(seeds, mode);
    List<Tensor> found = new ArrayList<>(targets.size());
    for (int i = 0; i < targets.size(); i++) {
      Tensor gradient = route.found(targets.get(i));
      Tensor input = inputs.get(i);
      found.add(gradient == null ? input.scalarLike(0).expand(input.shape()) : gradient);
    }
    return found;
  }

  private static NablaException none(int index, Tensor input) {
    return new NablaException(
        "gradients",
        "inputs that the outputs were computed from",
        "that none depends on input " + index + ", of shape " + input.shape(),
        "leave it out, or allow it with UnusedInputs.ZEROS");
  }

  private static List<Node> nodes(Tape<?> tape, List<? extends Tensor> inputs) {
    List<Node> nodes = new ArrayList<>(inputs.size());
    inputs.forEach(input -> nodes.add(tape.own("gradients", input).requireNode("gradients")));
    return nodes;
  }

  private static List<Walk.Seed> seeds(
      Tape<?> tape,
      List<? extends Tensor> outputs,
      List<? extends Tensor> gradOutputs,
      UnusedInputs unused) {
    if (outputs.size() != gradOutputs.size()) {
      throw new NablaException(
          "gradients",
          "a gradient for each of " + outputs.size() + " outputs",
          Integer.toString(gradOutputs.size()),
          "give ones of an output's shape to sum over it");
    }
    List<Walk.Seed> seeds = new ArrayList<>(outputs.size());
    for (int i = 0; i < outputs.size(); i++) {
      TapeTensor<?> output = tape.own("gradients", outputs.get(i));
      requireLike("gradients", output, tape.own("gradients", gradOutputs.get(i)));
      if (unused == UnusedInputs.ERROR || output.requiresGrad()) {
        seeds.add(new Walk.Seed(output.requireNode("gradients"), gradOutputs.get(i)));
      }
    }
    return seeds;
  }

  /** An error unless {@code gradient} has the shape and the dtype of {@code of}. */
  static void requireLike(String op, Tensor of, Tensor gradient) {
    requireLike(op, of.shape(), of.dtype(), gradient);
  }

  static void requireLike(String op, Shape shape, DType dtype, Tensor gradient) {
    if (!shape.equals(gradient.shape()) || dtype != gradient.dtype()) {
      throw new NablaException(
          op,
          "a gradient of shape " + shape + " and dtype " + dtype,
          "shape " + gradient.shape() + " and dtype " + gradient.dtype(),
          "give it the shape and the dtype of what it is the gradient of");
    }
  }
}
