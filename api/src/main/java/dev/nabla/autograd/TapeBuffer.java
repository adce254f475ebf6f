package dev.nabla.autograd;

import dev.nabla.tensor.Buffer;

/** A constant of the graph whose array may be replaced. */
final class TapeBuffer<A> extends TapeVariable<A> implements Buffer {
  TapeBuffer(TapeTensor<A> value) {
    super(value);
  }

  @Override
  String kind() {
    return "buffer";
  }
}
