package dev.nabla.io;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * As much of JSON as a header has: objects of known depth, strings and lists of integers from 0 to
 * 2^63 - 1, to the letter of RFC 8259; a key comes once.
 */
final class JsonText {
  private final Damage damage;
  private final String text;
  private int at;

  JsonText(Damage damage, String text) {
    this.damage = damage;
    this.text = text;
  }

  /** An object; {@code member} reads the value of each key that it is given. */
  void object(Consumer<String> member) {
    expect('{');
    Set<String> keys = new HashSet<>();
    if (skips('}')) {
      return;
    }
    do {
      String key = string();
      damage.require(keys.add(key), "each name of the header once", "twice " + Damage.quoted(key));
      expect(':');
      member.accept(key);
    } while (skips(','));
    expect('}');
  }

  /** {@code [2, 3]}. */
  long[] integers() {
    expect('[');
    long[] values = new long[4];
    int count = 0;
    if (skips(']')) {
      return new long[0];
    }
    do {
      values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
      values[count++] = integer();
    } while (skips(','));
    expect(']');
    return Arrays.copyOf(values, count);
  }

  private long integer() {
    blank();
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    String digits = text.substring(from, Math.min(at, from + 20));
    if (digits.isEmpty() || (digits.length() > 1 && digits.startsWith("0"))) {
      at = from;
      throw unexpected("an integer of at least 0");
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw damage.error("integers below 2^63", digits, e);
    }
  }

  /** A string with its escapes undone. */
  String string() {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (true) {
      char c = next("the end of a string");
      if (c == '"') {
        return requireWhole(value.toString());
      }
      if (c < 0x20) {
        at--;
        throw unexpected("a string without control characters");
      }
      value.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = next("an escape");
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> {
        at--;
        throw unexpected("an escape of JSON");
      }
    };
  }

  private char hexadecimal() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      char c = next("four hexadecimal digits");
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        at--;
        throw unexpected("four hexadecimal digits");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  /** Halves of a character, which only escapes can give, have no place in UTF-8. */
  private String requireWhole(String value) {
    damage.require(
        value.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF),
        "whole characters in the header",
        Damage.quoted(value));
    return value;
  }

  /** Nothing but blanks is left. */
  void end() {
    blank();
    if (at < text.length()) {
      throw unexpected("nothing after the header's object");
    }
  }

  private void expect(char wanted) {
    if (!skips(wanted)) {
      throw unexpected("'" + wanted + "'");
    }
  }

  /** Whether {@code wanted} comes next, which is then passed over. */
  private boolean skips(char wanted) {
    blank();
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void blank() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char next(String wanted) {
    if (at == text.length()) {
      throw unexpected(wanted);
    }
    return text.charAt(at++);
  }

  private RuntimeException unexpected(String wanted) {
    return damage.error(
        wanted + " at character " + at + " of the header",
        at == text.length()
            ? "its end"
            : Damage.quoted(text.substring(at, Math.min(at + 8, text.length()))));
  }
}
