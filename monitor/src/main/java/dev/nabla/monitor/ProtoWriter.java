package dev.nabla.monitor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message in the wire format of protocol buffers, as much of it as events are made of.
 *
 * <p>Fields are written in the order of the calls; numbers of 0 are left out, as proto3 does. A
 * library would be a megabyte for these few lines, and of another version than the one that comes
 * with gRPC or TensorFlow.
 */
final class ProtoWriter {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH = 2;
  private static final int FOUR_BYTES = 5;
  private static final int SEVEN_BITS = 7;
  private static final int MORE = 0x80;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ProtoWriter whole(int field, long value) {
    if (value != 0) {
      tag(field, VARINT);
      varint(value);
    }
    return this;
  }

  ProtoWriter real(int field, double value) {
    if (Double.doubleToRawLongBits(value) != 0) { // -0.0 is written
      tag(field, EIGHT_BYTES);
      out.writeBytes(littleEndian(Double.BYTES).putDouble(value).array());
    }
    return this;
  }

  /** A float that is one of several kinds of value: 0 is written, too, as it says which. */
  ProtoWriter choice(int field, float value) {
    tag(field, FOUR_BYTES);
    out.writeBytes(littleEndian(Float.BYTES).putFloat(value).array());
    return this;
  }

  ProtoWriter reals(int field, double[] values) {
    byte[] packed = new byte[Double.BYTES * values.length];
    ByteBuffer buffer = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      buffer.putDouble(value);
    }
    return bytes(field, packed);
  }

  ProtoWriter text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtoWriter message(int field, ProtoWriter value) {
    return bytes(field, value.toBytes());
  }

  ProtoWriter bytes(int field, byte[] value) {
    tag(field, LENGTH);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private void tag(int field, int kind) {
    varint((long) field << 3 | kind);
  }

  private void varint(long value) {
    long left = value;
    while ((left & -MORE) != 0) {
      out.write((int) (left & (MORE - 1)) | MORE);
      left >>>= SEVEN_BITS;
    }
    out.write((int) left);
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
