package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void countsInsertionsDeletionsAndReplacements() {
    assertEquals(0, Names.distance("part1", "part1"));
    assertEquals(5, Names.distance("", "part1"));
    assertEquals(5, Names.distance("part1", ""));
    assertEquals(1, Names.distance("prt1", "part1"));
    assertEquals(3, Names.distance("kitten", "sitting"));
  }

  @Test
  void namesTheNearestIfOneIsNear() {
    List<String> known = List.of("all", "part1", "part2", "custom");
    assertEquals("did you mean 'part2'?", Names.remedy("prt2", known));
    assertEquals("did you mean 'custom'?", Names.remedy("costum", known));
    assertEquals(
        "choose one of them, or add the module that binds it", Names.remedy("quux", known));
  }
}
