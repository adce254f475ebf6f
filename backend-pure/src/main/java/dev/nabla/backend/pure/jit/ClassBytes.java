package dev.nabla.backend.pure.jit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A class file in the making ("The Java Virtual Machine Specification", chapter 4): its constants,
 * and methods without fields. Of version 49, whose verifier asks for no stack maps.
 */
final class ClassBytes {
  private static final int VERSION = 49;
  private static final int PUBLIC = 1;
  private static final int FINAL = 16;
  private static final int SUPER = 32;
  private static final int MAGIC = 0xCAFEBABE;

  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  private final String name;
  private final Map<List<Object>, Integer> known = new HashMap<>();
  private final ByteArrayOutputStream constants = new ByteArrayOutputStream();
  private final ByteArrayOutputStream methods = new ByteArrayOutputStream();
  private int count;

  /** {@code name} as class files write it: {@code java/lang/Object}. */
  ClassBytes(String name) {
    this.name = name;
  }

  int type(String of) {
    int text = utf8(of);
    return constant(List.of(CLASS, of), out -> out.writeShort(text), CLASS);
  }

  int field(String owner, String field, String type) {
    return member(FIELD, owner, field, type);
  }

  int method(String owner, String method, String type) {
    return member(METHOD, owner, method, type);
  }

  private int member(int tag, String owner, String member, String type) {
    int ownerType = type(owner);
    int text = utf8(member);
    int typeText = utf8(type);
    int both =
        constant(
            List.of(NAME_AND_TYPE, member, type),
            out -> {
              out.writeShort(text);
              out.writeShort(typeText);
            },
            NAME_AND_TYPE);
    return constant(
        List.of(tag, owner, member, type),
        out -> {
          out.writeShort(ownerType);
          out.writeShort(both);
        },
        tag);
  }

  private int utf8(String text) {
    return constant(List.of(UTF8, text), out -> out.writeUTF(text), UTF8);
  }

  private int constant(List<Object> key, Content content, int tag) {
    Integer found = known.get(key);
    if (found != null) {
      return found;
    }
    write(
        constants,
        out -> {
          out.writeByte(tag);
          content.writeTo(out);
        });
    known.put(key, ++count);
    return count;
  }

  /** Adds a public method. */
  void add(String method, String type, int stack, int locals, byte[] code) {
    int text = utf8(method);
    int typeText = utf8(type);
    int attribute = utf8("Code");
    write(
        methods,
        out -> {
          out.writeShort(PUBLIC);
          out.writeShort(text);
          out.writeShort(typeText);
          out.writeShort(1);
          out.writeShort(attribute);
          out.writeInt(12 + code.length); // what follows
          out.writeShort(stack);
          out.writeShort(locals);
          out.writeInt(code.length);
          out.write(code);
          out.writeShort(0); // no handlers
          out.writeShort(0); // no attributes
        });
  }

  /**
   * All of it: a final class with {@code methodCount} methods, which implements {@code
   * implemented}.
   */
  byte[] bytes(int methodCount, String implemented) {
    int self = type(name);
    int object = type("java/lang/Object");
    int contract = type(implemented);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    write(
        file,
        out -> {
          out.writeInt(MAGIC);
          out.writeInt(VERSION);
          out.writeShort(count + 1);
          constants.writeTo(out);
          out.writeShort(PUBLIC | FINAL | SUPER);
          out.writeShort(self);
          out.writeShort(object);
          out.writeShort(1);
          out.writeShort(contract);
          out.writeShort(0); // no fields
          out.writeShort(methodCount);
          methods.writeTo(out);
          out.writeShort(0); // no attributes
        });
    return file.toByteArray();
  }

  private interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private static void write(ByteArrayOutputStream to, Content content) {
    try {
      content.writeTo(new DataOutputStream(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }
}
