package dev.nabla.examples.task;

import dev.nabla.tensor.NablaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A value in a file of settings, and where it stands, for errors. */
final class Node {
  private final String where;
  private final @Nullable Object value;

  Node(String where, @Nullable Object value) {
    this.where = where;
    this.value = value;
  }

  /** {@code file, key 'data.batch'}. */
  private Node below(String key, @Nullable Object of) {
    return new Node(
        where.contains(", key '")
            ? where.substring(0, where.length() - 1) + "." + key + "'"
            : where + ", key '" + key + "'",
        of);
  }

  boolean isAbsent() {
    return value == null;
  }

  /** The entries of a map, all of whose keys are {@code known}. */
  Map<String, Node> map(String... known) {
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong("a map of " + List.of(known), "indent its entries below it");
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (String key : known) {
      entries.put(key, below(key, map.get(key)));
    }
    Set<String> others = new TreeSet<>();
    map.keySet().forEach(key -> others.add(String.valueOf(key)));
    others.removeAll(Set.of(known));
    if (!others.isEmpty()) {
      throw new NablaException(
          where, "none but the keys " + List.of(known), others.toString(), "rename or drop it");
    }
    return entries;
  }

  /** Of {@code name}, or of {@code {name: value}}: the name, and a node for the value. */
  Map.Entry<String, Node> named() {
    if (value instanceof String name) {
      return Map.entry(name, below(name, null));
    }
    if (value instanceof Map<?, ?> map && map.size() == 1) {
      Map.Entry<?, ?> only = map.entrySet().iterator().next();
      String name = String.valueOf(only.getKey());
      return Map.entry(name, below(name, only.getValue()));
    }
    throw wrong("a name, or one with settings, {name: value}", "write it so");
  }

  List<Node> list() {
    if (!(value instanceof List<?> list)) {
      throw wrong("a list", "write [a, b], or a line with - for each");
    }
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      nodes.add(below(Integer.toString(i), list.get(i)));
    }
    return nodes;
  }

  String text() {
    if (value == null || value instanceof Map || value instanceof List) {
      throw wrong("a text", "write it after the colon");
    }
    return String.valueOf(value);
  }

  String text(String otherwise) {
    return isAbsent() ? otherwise : text();
  }

  double number() {
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw wrong("a number", "write it with digits");
  }

  double number(double otherwise) {
    return isAbsent() ? otherwise : number();
  }

  int whole(int least) {
    double number = number();
    if (number != Math.rint(number) || number < least || number > Integer.MAX_VALUE) {
      throw wrong("a whole number of at least " + least, "change it");
    }
    return (int) number;
  }

  int whole(int least, int otherwise) {
    return isAbsent() ? otherwise : whole(least);
  }

  boolean flag(boolean otherwise) {
    if (isAbsent()) {
      return otherwise;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong("true or false", "write one of them");
  }

  NablaException wrong(String expected, String remedy) {
    return new NablaException(
        where, expected, value == null ? "nothing" : "'" + value + "'", remedy);
  }
}
