package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * L1: the commonest mistakes, each with its whole text, to the letter the same on every backend.
 */
@InTier(Tier.L1)
interface MistakeRules extends Subject {
  private Tensor matrix() {
    return backend().ones(Shape.of(2, 3));
  }

  private Tensor floats() {
    return tensor(DType.FLOAT32, Shape.of(3), 1, 2, 3);
  }

  private Tensor integers() {
    return tensor(DType.INT64, Shape.of(3), 1, 2, 3);
  }

  private static void says(Executable mistake, String text) {
    assertEquals(text, assertThrows(NablaException.class, mistake).getMessage());
  }

  @Test
  default void shapesThatDoNotBroadcast() {
    says(
        () -> matrix().add(backend().ones(Shape.of(2))),
        "add: expected shapes that broadcast (equal extents, or 1, counted from the last axis), but found "
            + "[2, 3] and [2]: 3 against 2 at axis -1; "
            + "reshape or slice one of them");
  }

  @Test
  default void innerExtentsThatDiffer() {
    says(
        () -> matrix().matmul(matrix()),
        "matmul: expected [.., n, k] and [.., k, m] with one k, but found "
            + "[2, 3] and [2, 3]; "
            + "transpose or reshape one of them");
  }

  @Test
  default void mixedDTypes() {
    says(
        () -> floats().mul(integers()),
        "mul: expected operands of one dtype, but found "
            + "FLOAT32 [3] and INT64 [3]; "
            + "convert one of them with to(DType.FLOAT32) or to(DType.INT64)");
  }

  @Test
  default void integersWhereFloatsAreNeeded() {
    says(
        () -> integers().mean(),
        "mean: expected a floating dtype (FLOAT32 or FLOAT64), but found "
            + "INT64; "
            + "convert with to(DType.FLOAT32)");
  }

  @Test
  default void aFractionForIntegers() {
    says(
        () -> integers().mul(0.5),
        "number: expected an integer below 2^53 for INT64, but found "
            + "0.5; "
            + "convert the tensor with to(DType.FLOAT32), or make the number a tensor");
  }

  @Test
  default void reshapeToAnotherSize() {
    says(
        () -> matrix().reshape(4, 2),
        "reshape: expected a shape of 6 elements, as [2, 3] has, but found "
            + "[4, 2] of 8; "
            + "keep the number of elements");
  }

  @Test
  default void anAxisThatIsNotThere() {
    says(
        () -> matrix().sum(2),
        "axis: expected an axis from -2 to 1, but found "
            + "2 for shape [2, 3]; "
            + "name an axis of the tensor");
  }

  @Test
  default void anAxisTwice() {
    says(
        () -> matrix().sum(0, -2),
        "axes: expected each axis once, but found " + "[0, -2] for shape [2, 3]; " + "drop one");
  }

  @Test
  default void itemOfMany() {
    says(
        () -> matrix().item(),
        "item: expected one element, but found "
            + "shape [2, 3]; "
            + "reduce or select it, or read toHost()");
  }

  @Test
  default void backwardFromManyElements() {
    says(
        () -> backend().parameter(matrix()).mul(2).backward(),
        "backward: expected a scalar, but found "
            + "shape [2, 3]; "
            + "reduce it first, with mean() or sum(), or call backward(gradient)");
  }

  @Test
  default void backwardTwice() {
    Tensor loss = backend().parameter(floats()).square().sum();
    loss.backward();
    says(
        loss::backward,
        "backward: expected a graph that is still there, but found "
            + "that of 'reshape', which an earlier backward() let go of; "
            + "call backward(GraphMode.RETAIN) the first time, or compute the result again");
  }

  @Test
  default void backwardWithoutParameters() {
    says(
        () -> floats().sum().backward(),
        "backward: expected a result computed from a parameter, but found "
            + "one of shape [] that no gradient flows through; "
            + "check that a parameter took part, not frozen, outside noGrad(…) and detach()");
  }

  @Test
  default void gradBeforeBackward() {
    says(
        () -> backend().parameter(floats()).grad(),
        "grad: expected a gradient, but found "
            + "none for the parameter of shape [3]; "
            + "call backward() on a result computed from it first");
  }

  @Test
  default void assignedBeforeBackward() {
    Parameter w = backend().parameter(floats());
    Tensor loss = w.mul(w).sum();
    w.assign(w.detach());
    says(
        loss::backward,
        "backward: expected a parameter of shape [3] unchanged since 'mul' read it, but found "
            + "it assigned 1 time(s) since; "
            + "call backward() before assign(…) or the optimizer's step()");
  }

  @Test
  default void assignOfAnotherShape() {
    says(
        () -> backend().parameter(floats()).assign(matrix()),
        "assign: expected a value of shape [3] and dtype FLOAT32, but found "
            + "shape [2, 3] and dtype FLOAT32; "
            + "reshape or convert it; "
            + "a parameter keeps its shape");
  }

  @Test
  default void anIndexOutside() {
    says(
        () -> floats().gather(0, backend().tensor(3L)).toHost(),
        "gather: expected an index from 0 to 2, but found "
            + "3 along axis 0 of extent 3; "
            + "check how the index was made");
  }

  @Test
  default void aFloatIndex() {
    says(
        () -> matrix().indexSelect(1, floats()),
        "gather: expected an INT64 index of rank 2, no longer than [2, 3] but along axis 1, but found "
            + "FLOAT32 [2, 3]; "
            + "convert, reshape or slice the index");
  }

  @Test
  default void aReleasedTensor() {
    Tensor lost;
    try (Scope scope = backend().scope()) {
      lost = floats().mul(2);
    }
    says(
        lost::toHost,
        "tensor: expected a tensor that is still held, but found "
            + "one of shape [3] whose scope was closed; "
            + "call scope.keep(tensor) before the scope ends");
  }

  @Test
  default void aTargetOfAnotherShape() {
    says(
        () -> backend().mseLoss().of(backend().ones(Shape.of(4, 1)), backend().ones(Shape.of(4))),
        "mseLoss: expected a prediction and a target of one shape, but found "
            + "[4, 1] and [4]; "
            + "reshape or expand one of them");
  }

  @Test
  default void theWrongNumberOfFeatures() {
    says(
        () -> backend().linear(3, 2).forward(backend().ones(Shape.of(2, 4))),
        "linear: expected an input of shape [.., 3], but found "
            + "[2, 4]; "
            + "make the last axis the features");
  }

  @Test
  default void anOptimizerOfNothing() {
    says(
        () -> backend().sgd(backend().relu().parameters(), 0.1),
        "sgd: expected at least one parameter, but found "
            + "none; "
            + "pass model.parameters() of a model that has a layer with weights");
  }

  @Test
  default void aLearningRateThatIsNotANumber() {
    says(
        () -> backend().sgd(backend().linear(3, 2).parameters(), Double.NaN),
        "sgd: expected a learning rate that is finite and at least 0, but found "
            + "NaN; "
            + "start with 0.01");
  }

  @Test
  default void concatOfOtherShapes() {
    says(
        () -> matrix().concat(0, floats()),
        "concat: expected shapes that differ along axis 0 alone, but found "
            + "[2, 3] and [3]; "
            + "reshape or pad one of them");
  }
}
