package dev.nabla.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void sizeIsTheProductOfTheExtents() {
    assertEquals(1, Shape.of().size());
    assertEquals(24, Shape.of(2, 3, 4).size());
    assertEquals(0, Shape.of(2, 0, 4).size());
    assertEquals(1L << 40, Shape.of(1 << 20, 1 << 20).size());
    assertThrows(NablaException.class, () -> Shape.of(1 << 30, 1 << 30, 1 << 30));
  }

  @Test
  void negativeAxesCountFromTheLast() {
    Shape shape = Shape.of(2, 3, 4);
    assertEquals(4, shape.extent(-1));
    assertEquals(2, shape.axis(-1));
    assertArrayEquals(new int[] {0, 2}, shape.axes(-1, 0));
    assertArrayEquals(new int[] {0, 1, 2}, shape.axes());
    assertThrows(NablaException.class, () -> shape.axis(3));
    assertThrows(NablaException.class, () -> shape.axes(0, -3));
    assertThrows(NablaException.class, () -> Shape.of().axis(0));
  }

  @Test
  void broadcastingStretchesOnes() {
    assertEquals(Shape.of(2, 3), Shape.broadcast("add", Shape.of(2, 1), Shape.of(3)));
    assertEquals(Shape.of(5, 2, 3), Shape.broadcast("add", Shape.of(), Shape.of(5, 2, 3)));
    assertEquals(Shape.of(0, 3), Shape.broadcast("add", Shape.of(1, 3), Shape.of(0, 1)));
    NablaException error =
        assertThrows(
            NablaException.class, () -> Shape.broadcast("add", Shape.of(2, 3), Shape.of(2)));
    assertEquals(
        "add: expected shapes that broadcast (equal extents, or 1, counted from the last axis), but"
            + " found [2, 3] and [2]: 3 against 2 at axis -1; reshape or slice one of them",
        error.getMessage());
  }

  @Test
  void reductionsLeaveOnesOrNothing() {
    assertEquals(Shape.of(2, 1, 1), Shape.of(2, 3, 4).reduced(1, -1));
    assertEquals(Shape.of(2), Shape.of(2, 3, 4).without(1, -1));
  }

  @Test
  void shapesAreValues() {
    int[] extents = {2, 3};
    Shape shape = Shape.of(extents);
    extents[0] = 9;
    shape.toArray()[1] = 9;
    assertEquals(Shape.of(2, 3), shape);
    assertEquals(Shape.of(2, 3).hashCode(), shape.hashCode());
    assertNotEquals(Shape.of(3, 2), shape);
    assertEquals("[2, 3]", shape.toString());
    assertEquals("[]", Shape.of().toString());
  }
}
