package dev.nabla.plot;

import dev.nabla.tensor.NablaException;
import dev.nabla.train.ConfusionMatrix;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/**
 * A confusion matrix as a heat map.
 *
 * <p>XChart's writes all counts in one colour, which is unreadable either on the light cells or on
 * the dark ones.
 */
final class MatrixChart {
  private static final int MOST_CLASSES = 100;
  private static final int WIDEST_NAME = 180;
  private static final int TITLE = 48;
  private static final int PADDING = 12;
  private static final double DARK = 0.5;

  private final long[][] counts;
  private final List<String> names;
  private final long samples;
  private final long greatest;
  private final String title;
  private final Font font;
  private final int cell;
  private final int left;
  private final int below;
  private final boolean slanted;

  private MatrixChart(ConfusionMatrix matrix, List<String> classes) {
    this.counts = matrix.counts();
    this.samples = Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    this.greatest = Arrays.stream(counts).flatMapToLong(Arrays::stream).max().orElse(0);
    this.font = Look.font(counts.length <= 20 ? 13 : 10);
    this.names = classes.stream().map(name -> Text.fit(name, font, WIDEST_NAME)).toList();
    double widest = names.stream().mapToDouble(name -> Text.width(name, font)).max().orElse(0);
    this.cell =
        (int)
            Math.ceil(
                Math.max(least(counts.length), Text.width(Long.toString(greatest), font) + 8));
    this.slanted = widest > cell - 6;
    this.left = (int) widest + 3 * PADDING + 16;
    this.below = (slanted ? (int) (widest * 0.7071) : 0) + 3 * PADDING + 24;
    this.title = title(matrix);
  }

  static Picture of(ConfusionMatrix matrix, List<String> classes) {
    if (classes.size() != matrix.classes() || classes.size() > MOST_CLASSES) {
      throw new NablaException(
          "confusionMatrix",
          matrix.classes() > MOST_CLASSES
              ? "at most " + MOST_CLASSES + " classes"
              : "a name for each of the " + matrix.classes() + " classes",
          classes.size() + " names for " + matrix.classes() + " classes",
          "name each class once, and put rare ones together");
    }
    MatrixChart chart = new MatrixChart(matrix, classes);
    return new Picture(chart.width(), chart.height(), chart::paint);
  }

  /** A cell's side: smaller where there are many. */
  private static int least(int classes) {
    return Math.max(20, Math.min(72, 560 / classes));
  }

  private String title(ConfusionMatrix matrix) {
    return samples == 0
        ? "No samples"
        : "Accuracy " + Text.number(matrix.value()) + ", " + samples + " samples";
  }

  private int side() {
    return cell * counts.length;
  }

  private int width() {
    int needed = (int) Text.width(title, Look.font(16)) + 2 * PADDING;
    return Math.max(left + side() + 2 * PADDING, needed);
  }

  private int height() {
    return TITLE + side() + below;
  }

  private void paint(Graphics2D g) {
    g.setFont(Look.font(16));
    g.setColor(Look.INK);
    double room = width() - PADDING - Text.width(title, g.getFont()) / 2;
    Text.centre(g, title, Math.min(left + side() / 2.0, room), 30);
    g.setFont(Look.font(14));
    Text.centre(g, "predicted", left + side() / 2.0, height() - 1.0 * PADDING);
    double half = Text.width("actual", g.getFont()) / 2;
    Text.endAt(g, "actual", PADDING + 10, TITLE + side() / 2.0 - half, 90);
    g.setFont(font);
    for (int i = 0; i < counts.length; i++) {
      name(g, i);
      for (int j = 0; j < counts.length; j++) {
        cell(g, i, j);
      }
    }
    g.setColor(Look.FRAME);
    g.draw(new Rectangle2D.Double(left, TITLE, side(), side()));
  }

  private void name(Graphics2D g, int i) {
    double middle = (i + 0.5) * cell;
    double half = font.getSize() * 0.36; // of a letter's height
    g.setColor(Look.INK);
    Text.endAt(g, names.get(i), left - 8, TITLE + middle + half, 0);
    if (slanted) {
      Text.endAt(g, names.get(i), left + middle + half, TITLE + side() + 14, 45);
    } else {
      Text.centre(g, names.get(i), left + middle, TITLE + side() + 18);
    }
  }

  private void cell(Graphics2D g, int actual, int predicted) {
    long count = counts[actual][predicted];
    double share = count / (double) Math.max(1, greatest);
    g.setColor(Look.blue(share));
    double x = left + predicted * (double) cell;
    double y = TITLE + actual * (double) cell;
    g.fill(new Rectangle2D.Double(x, y, cell, cell));
    g.setColor(share > DARK ? Color.WHITE : Look.INK);
    Text.centre(g, Long.toString(count), x + cell / 2.0, y + cell / 2.0 + font.getSize() * 0.36);
  }
}
