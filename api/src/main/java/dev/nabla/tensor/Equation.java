package dev.nabla.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An equation of {@link Tensor#einsum} read for given operands.
 *
 * <p>An axis is labelled by its letter, or, under an ellipsis, by its number counted from the last
 * one there, -1, -2, and so on.
 */
final class Equation {
  private static final int ELLIPSIS = 0;

  private final String text;
  private final List<List<Integer>> operands = new ArrayList<>();
  private final List<Integer> output;

  Equation(String text, Tensor... operands) {
    this.text = text;
    int arrow = text.indexOf("->");
    List<List<Integer>> terms = terms(arrow < 0 ? text.length() : arrow);
    if (terms.size() != operands.length) {
      throw error(
          terms.size() + " operands, as the equation has",
          operands.length + " operands",
          "pass one tensor for each term");
    }
    for (int i = 0; i < operands.length; i++) {
      this.operands.add(labels(terms.get(i), i, operands[i].shape()));
    }
    int hidden =
        this.operands.stream().flatMap(List::stream).mapToInt(l -> Math.max(0, -l)).max().orElse(0);
    this.output = arrow < 0 ? implicit(hidden) : explicit(arrow + 2, hidden);
  }

  /** The labels of the axes of each operand. */
  List<List<Integer>> operands() {
    return operands;
  }

  /** The labels of the axes of the result. */
  List<Integer> output() {
    return output;
  }

  private List<List<Integer>> terms(int end) {
    List<List<Integer>> terms = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= end; i++) {
      if (i == end || text.charAt(i) == ',') {
        terms.add(term(start, i));
        start = i + 1;
      }
    }
    return terms;
  }

  /** The labels from {@code start} to before {@code end}; an ellipsis is one of them. */
  private List<Integer> term(int start, int end) {
    List<Integer> labels = new ArrayList<>();
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '.' && text.startsWith("...", i) && i + 3 <= end && !labels.contains(ELLIPSIS)) {
        labels.add(ELLIPSIS);
        i += 2;
      } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        labels.add((int) c);
      } else if (c != ' ') {
        throw unexpected(i, "letters, at most one ... in each term, commas and one ->");
      }
    }
    return labels;
  }

  private List<Integer> labels(List<Integer> term, int operand, Shape shape) {
    boolean open = term.contains(ELLIPSIS);
    int hidden = shape.rank() - term.size() + (open ? 1 : 0);
    if (hidden < 0 || (hidden > 0 && !open)) {
      throw error(
          "a label for each axis of operand " + operand + ", or an ellipsis",
          term.size() - (open ? 1 : 0) + " labels for shape " + shape,
          "name every axis");
    }
    return spelledOut(term, hidden);
  }

  private static List<Integer> spelledOut(List<Integer> term, int hidden) {
    return term.stream().flatMap(l -> l == ELLIPSIS ? hidden(hidden) : Stream.of(l)).toList();
  }

  private static Stream<Integer> hidden(int count) {
    return IntStream.range(-count, 0).boxed();
  }

  /** What the ellipses hide, and then the letters that occur once. */
  private List<Integer> implicit(int hidden) {
    List<Integer> letters =
        operands.stream().flatMap(List::stream).filter(l -> l > 0).sorted().toList();
    Stream<Integer> once =
        letters.stream().filter(l -> letters.indexOf(l) == letters.lastIndexOf(l));
    return Stream.concat(hidden(hidden), once).toList();
  }

  private List<Integer> explicit(int start, int hidden) {
    List<Integer> term = term(start, text.length());
    Set<Integer> known = operands.stream().flatMap(List::stream).collect(Collectors.toSet());
    for (int i = 0; i < term.size(); i++) {
      int label = term.get(i);
      if (label != ELLIPSIS && (!known.contains(label) || term.indexOf(label) < i)) {
        throw unexpected(
            text.lastIndexOf(label), "labels of the operands after the arrow, each of them once");
      }
    }
    return spelledOut(term, hidden);
  }

  private NablaException unexpected(int position, String expected) {
    return error(expected, "'" + text.charAt(position) + "' at position " + position, "mend it");
  }

  private NablaException error(String expected, String found, String remedy) {
    return new NablaException("einsum", expected, found + " of \"" + text + "\"", remedy);
  }
}
