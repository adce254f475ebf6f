package dev.nabla.view;

import dev.nabla.view.Diagram.Arrow;
import dev.nabla.view.Diagram.Box;
import dev.nabla.view.Diagram.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a diagram in Mermaid's language. */
record Mermaid(Diagram diagram) {
  String text() {
    StringBuilder text = new StringBuilder("flowchart TD\n");
    List<Box> boxes = diagram.boxes();
    for (int i = 0; i < boxes.size(); i++) {
      String label = quoted(boxes.get(i).label());
      boolean leaf = boxes.get(i).kind() == Kind.LEAF;
      text.append("  n").append(i).append(leaf ? "(" : "[").append(label);
      text.append(leaf ? ")" : "]").append('\n');
    }
    for (Arrow arrow : diagram.arrows()) {
      String label = arrow.label().isEmpty() ? "" : "|" + quoted(List.of(arrow.label())) + "|";
      text.append("  n").append(arrow.from()).append(" -->").append(label);
      text.append(" n").append(arrow.to()).append('\n');
    }
    diagram
        .note()
        .forEach(note -> text.append("  more[").append(quoted(List.of(note))).append("]\n"));
    return text.toString();
  }

  /** Lines in quotes, in which what means something to Mermaid or a browser is named. */
  private static String quoted(List<String> lines) {
    return lines.stream().map(Mermaid::escaped).collect(Collectors.joining("<br/>", "\"", "\""));
  }

  private static String escaped(String line) {
    StringBuilder escaped = new StringBuilder();
    line.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> escaped.append("#92;#8203;"); // before an n it would end the line
                case '"' -> escaped.append("#quot;");
                case '<' -> escaped.append("#lt;");
                case '>' -> escaped.append("#gt;");
                case '&' -> escaped.append("#amp;");
                case '#', '`', '*', '_', '|' -> escaped.append('#').append(c).append(';');
                default -> escaped.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
              }
            });
    return escaped.toString();
  }
}
