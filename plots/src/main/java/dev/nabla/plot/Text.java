package dev.nabla.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Words in a picture, and how much room they take. */
final class Text {
  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  private Text() {}

  static double width(String text, Font font) {
    return font.getStringBounds(text, MEASURE).getWidth();
  }

  /** {@code text}, without as much of its end as does not fit. */
  static String fit(String text, Font font, double room) {
    String fitting = text;
    for (int left = text.length() - 1; left > 0 && width(fitting, font) > room; left--) {
      fitting = text.substring(0, left) + "…";
    }
    return fitting;
  }

  /** {@code text}, without as much of its beginning as does not fit: names differ at their ends. */
  static String fitEnd(String text, Font font, double room) {
    String fitting = text;
    for (int gone = 1; gone < text.length() && width(fitting, font) > room; gone++) {
      fitting = "…" + text.substring(gone);
    }
    return fitting;
  }

  /** Draws it with its middle at {@code x} and its foot at {@code y}. */
  static void centre(Graphics2D g, String text, double x, double y) {
    g.drawString(text, (float) (x - width(text, g.getFont()) / 2), (float) y);
  }

  /** Draws it so that it ends at (x, y), risen by {@code degrees} about that point. */
  static void endAt(Graphics2D g, String text, double x, double y, int degrees) {
    AffineTransform before = g.getTransform();
    g.translate(x, y);
    g.rotate(-Math.toRadians(degrees));
    g.drawString(text, (float) -width(text, g.getFont()), 0f);
    g.setTransform(before);
  }

  /** Four digits: {@code 0.1235}, {@code 1.235e-07}. */
  static String number(double value) {
    return number(value, 4);
  }

  /** So many digits at most, without zeros at the end. */
  static String number(double value, int digits) {
    double size = Math.abs(value);
    if (!Double.isFinite(value) || size == 0) {
      return size == 0 ? "0" : Double.toString(value);
    }
    if (size < 1e-4 || size >= 1e6) {
      return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
    }
    return new BigDecimal(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }
}
