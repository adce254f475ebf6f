package dev.nabla.view;

import dev.nabla.tensor.NablaException;
import java.util.List;

/**
 * Boxes and arrows, as text for the tools that draw them: Mermaid, which Markdown pages show, and
 * Graphviz.
 *
 * @param boxes in the order in which they are written
 * @param arrows between boxes, by their places among them
 * @param leftOut how many boxes there are besides; the drawing says so
 */
public record Diagram(List<Box> boxes, List<Arrow> arrows, int leftOut) {
  /** So many boxes are drawn unless another number is asked for. */
  public static final int MOST = 500;

  /** How a box looks. */
  public enum Kind {
    /** A rectangle: an operation, a component. */
    STEP,
    /** A rounded one: a parameter. */
    LEAF
  }

  /**
   * A box.
   *
   * @param label its lines
   */
  public record Box(Kind kind, List<String> label) {
    /** Holds on to its own copy of the list. */
    public Box {
      label = List.copyOf(label);
    }
  }

  /**
   * An arrow.
   *
   * @param label empty for none
   */
  public record Arrow(int from, int to, String label) {}

  /** Checks that arrows are between boxes that there are. */
  public Diagram {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
    for (Arrow arrow : arrows) {
      if (Math.min(arrow.from(), arrow.to()) < 0
          || Math.max(arrow.from(), arrow.to()) >= boxes.size()) {
        throw new NablaException(
            "diagram", "arrows between " + boxes.size() + " boxes", arrow.toString(), "mend it");
      }
    }
  }

  static void requireMost(int most) {
    if (most < 1) {
      throw new NablaException(
          "diagram", "at least one box", Integer.toString(most), "allow more boxes");
    }
  }

  /** A Mermaid flowchart. */
  public String mermaid() {
    return new Mermaid(this).text();
  }

  /** A Graphviz digraph. */
  public String dot() {
    return new Dot(this).text();
  }

  /** {@code 12 more are left out}, where some are. */
  List<String> note() {
    return leftOut == 0 ? List.of() : List.of("… " + leftOut + " more left out");
  }
}
