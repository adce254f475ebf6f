package dev.nabla.io;

import dev.nabla.tensor.HostArray;
import java.nio.ByteBuffer;

/** Elements between the bytes of a file, the least significant first, and Java's arrays. */
final class Elements {
  private Elements() {}

  /** Fills {@code target} from {@code at} on with all that {@code from} has, by its type. */
  static void read(Damage damage, StoredType type, ByteBuffer from, HostArray target, int at) {
    int count = from.remaining() / type.bytes();
    if (target instanceof HostArray.Floats floats) {
      readFloats(type, from, floats.values(), at, count);
    } else if (target instanceof HostArray.Doubles doubles) {
      from.asDoubleBuffer().get(doubles.values(), at, count);
    } else if (target instanceof HostArray.Longs longs) {
      readLongs(type, from, longs.values(), at, count);
    } else if (target instanceof HostArray.Booleans booleans) {
      for (int i = 0; i < count; i++) {
        byte value = from.get();
        damage.require(value == 0 || value == 1, "BOOL as 0 or 1", value);
        booleans.values()[at + i] = value == 1;
      }
    }
  }

  private static void readFloats(
      StoredType type, ByteBuffer from, float[] target, int at, int count) {
    if (type == StoredType.F32) {
      from.asFloatBuffer().get(target, at, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      short bits = from.getShort();
      target[at + i] = type == StoredType.F16 ? half(bits) : Float.intBitsToFloat(bits << 16);
    }
  }

  private static void readLongs(
      StoredType type, ByteBuffer from, long[] target, int at, int count) {
    if (type == StoredType.I64) {
      from.asLongBuffer().get(target, at, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      target[at + i] =
          switch (type) {
            case U8 -> Byte.toUnsignedLong(from.get());
            case I8 -> from.get();
            case I16 -> from.getShort();
            case U16 -> Short.toUnsignedLong(from.getShort());
            case I32 -> from.getInt();
            case U32 -> Integer.toUnsignedLong(from.getInt());
            default -> throw new IllegalArgumentException(type + " is no integer");
          };
    }
  }

  /** {@code bits} in half precision: a sign, five bits of exponent, ten of fraction. */
  static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    if (exponent == 0x1F) {
      return Float.intBitsToFloat(sign | 0x7F800000 | fraction << 13);
    }
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    return Float.intBitsToFloat(sign | (exponent + 112) << 23 | fraction << 13);
  }

  /** Puts elements of {@code from} into {@code to}, from {@code at} on, until one of them ends. */
  static int write(HostArray from, int at, ByteBuffer to) {
    int count = Math.min(to.remaining() / from.dtype().bytes(), from.length() - at);
    if (from instanceof HostArray.Floats floats) {
      to.slice().order(to.order()).asFloatBuffer().put(floats.values(), at, count);
    } else if (from instanceof HostArray.Doubles doubles) {
      to.slice().order(to.order()).asDoubleBuffer().put(doubles.values(), at, count);
    } else if (from instanceof HostArray.Longs longs) {
      to.slice().order(to.order()).asLongBuffer().put(longs.values(), at, count);
    } else if (from instanceof HostArray.Booleans booleans) {
      for (int i = 0; i < count; i++) {
        to.put(to.position() + i, (byte) (booleans.values()[at + i] ? 1 : 0));
      }
    }
    to.position(to.position() + count * from.dtype().bytes());
    return count;
  }
}
