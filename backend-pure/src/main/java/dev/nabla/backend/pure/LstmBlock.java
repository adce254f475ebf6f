package dev.nabla.backend.pure;

import dev.nabla.backend.pure.loop.BinaryLoop;
import dev.nabla.backend.pure.loop.Loops;
import dev.nabla.backend.pure.loop.UnaryLoop;
import dev.nabla.tensor.BinaryOp;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.UnaryOp;
import java.util.Arrays;

/** The gates of some rows of an {@link LstmCell}, and what is made of them; of one thread. */
class LstmBlock implements AutoCloseable {
  static final int CANDIDATE = 2;

  final BinaryLoop<Object, Object> add;
  final BinaryLoop<Object, Object> sub;
  final BinaryLoop<Object, Object> mul;
  final UnaryLoop<Object, Object> tanh;
  private final UnaryLoop<Object, Object> sigmoid;

  /** i, f, g and o. */
  final Object[] gates;

  final Object scratch;
  private final DType dtype;
  private final int most;

  /** Of at most n elements of each gate. */
  LstmBlock(DType dtype, int n) {
    this.add = Loops.binary(BinaryOp.ADD, dtype);
    this.sub = Loops.binary(BinaryOp.SUB, dtype);
    this.mul = Loops.binary(BinaryOp.MUL, dtype);
    this.sigmoid = Loops.unary(UnaryOp.SIGMOID, dtype);
    this.tanh = Loops.unary(UnaryOp.TANH, dtype);
    this.dtype = dtype;
    this.most = n;
    this.gates = taken(4);
    this.scratch = taken();
  }

  /** An array of n elements, with anything in them. */
  final Object taken() {
    return Pool.SHARED.take(dtype, most);
  }

  final Object[] taken(int count) {
    Object[] arrays = new Object[count];
    Arrays.setAll(arrays, k -> taken());
    return arrays;
  }

  final void give(Object... arrays) {
    for (Object array : arrays) {
      Pool.SHARED.give(dtype, most, array);
    }
  }

  @Override
  public void close() {
    give(gates);
    give(scratch);
  }

  /** Where the gates are to be written, each from index 0 on. */
  final Object[] gates() {
    return gates;
  }

  /** Each gate through its function. */
  final void activate(int n) {
    for (int k = 0; k < gates.length; k++) {
      (k == CANDIDATE ? tanh : sigmoid).run(gates[k], 0, gates[k], 0, n);
    }
  }

  /** {@code c' = f c + i g}. */
  final void next(Object c, int at, Object next, int to, int n) {
    mul.run(gates[1], 0, c, at, next, to, n);
    mul.run(gates[0], 0, gates[CANDIDATE], 0, scratch, 0, n);
    add.run(next, to, scratch, 0, next, to, n);
  }

  /** {@code h' = o tanh(c')}. */
  final void state(Object next, int at, Object h, int to, int n) {
    tanh.run(next, at, scratch, 0, n);
    mul.run(gates[3], 0, scratch, 0, h, to, n);
  }
}
