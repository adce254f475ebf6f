package dev.nabla.autograd;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;

/** A tensor whose array may be replaced. */
abstract class TapeVariable<A> extends TapeTensor<A> {
  private volatile int version;

  TapeVariable(TapeTensor<A> value) {
    super(value.tape(), value.sharedHold(), value.shape(), value.dtype());
    value.tape().kept(value);
  }

  /** What errors call it. */
  abstract String kind();

  /** How often it was assigned. */
  final int version() {
    return version;
  }

  @Override
  final boolean isConstant() {
    return false;
  }

  @Override
  final A array() {
    Node walking = tape().thread().walking;
    if (walking != null) {
      walking.checkUnchanged(this);
    }
    return super.array();
  }

  /** Takes over the value of {@code value}. */
  public final synchronized void assign(Tensor value) {
    TapeTensor<A> own = tape().own("assign", value);
    if (!shape().equals(own.shape()) || dtype() != own.dtype()) {
      throw new NablaException(
          "assign",
          "a value of shape " + shape() + " and dtype " + dtype(),
          "shape " + own.shape() + " and dtype " + own.dtype(),
          "reshape or convert it; a " + kind() + " keeps its shape");
    }
    tape().kept(own);
    hold().replace(own.sharedHold());
    version = version + 1;
  }
}
