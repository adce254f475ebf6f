package dev.nabla.plot;

import java.awt.Graphics2D;

/** Draws a picture, from (0, 0) to its width and height. */
interface Painting {
  void paint(Graphics2D g);
}
