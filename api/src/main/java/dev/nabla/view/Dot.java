package dev.nabla.view;

import dev.nabla.view.Diagram.Arrow;
import dev.nabla.view.Diagram.Box;
import dev.nabla.view.Diagram.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a diagram in Graphviz's language. */
record Dot(Diagram diagram) {
  String text() {
    StringBuilder text = new StringBuilder("digraph {\n  node [shape=box];\n");
    List<Box> boxes = diagram.boxes();
    for (int i = 0; i < boxes.size(); i++) {
      String style = boxes.get(i).kind() == Kind.LEAF ? ", style=rounded" : "";
      text.append("  n").append(i).append(" [label=").append(quoted(boxes.get(i).label()));
      text.append(style).append("];\n");
    }
    for (Arrow arrow : diagram.arrows()) {
      text.append("  n").append(arrow.from()).append(" -> n").append(arrow.to());
      if (!arrow.label().isEmpty()) {
        text.append(" [label=").append(quoted(List.of(arrow.label()))).append("]");
      }
      text.append(";\n");
    }
    for (String note : diagram.note()) {
      text.append("  more [shape=plaintext, label=").append(quoted(List.of(note))).append("];\n");
    }
    return text.append("}\n").toString();
  }

  private static String quoted(List<String> lines) {
    return lines.stream().map(Dot::escaped).collect(Collectors.joining("\\n", "\"", "\""));
  }

  private static String escaped(String line) {
    StringBuilder escaped = new StringBuilder();
    line.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                escaped.append('\\');
              }
              escaped.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
            });
    return escaped.toString().replace("&", "&amp;");
  }
}
