package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backends.Candidate;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackendsCommandTest {
  private static final Candidate PURE = new Candidate("pure", "Java 17", Optional.empty());
  private static final Candidate NATIVE = new Candidate("native", "1.0", Optional.empty());
  private static final Candidate BROKEN = new Candidate("broken", "2", Optional.of("add its jar"));

  @Test
  void listsInColumnsAndMarksPure() {
    String expected =
        """
          NAME    VERSION  STATUS
          broken  2        add its jar
          native  1.0      usable
        * pure    Java 17  usable
        """;
    assertEquals(expected, table("pure", BROKEN, NATIVE, PURE));
  }

  @Test
  void marksTheOneAskedFor() {
    assertTrue(table("native", NATIVE, PURE).contains("* native"));
    assertTrue(table("native", NATIVE, PURE).contains("  pure"));
  }

  @Test
  void saysWhenNoneWouldBeChosen() {
    String refused = "A run would be refused: no '%s' is usable.";
    assertTrue(table("nope", PURE).contains(refused.formatted("nope")));
    assertTrue(table("broken", BROKEN, PURE).contains(refused.formatted("broken")));
    assertTrue(table("").contains("A run would be refused: choose"));
  }

  @Test
  void theCommandListsThoseOnTheClassPath() {
    Ran ran = Ran.command("backends");
    assertEquals(0, ran.exit());
    assertTrue(ran.out().contains("* pure"), ran.out());
    Ran.backends().forEach(name -> assertTrue(ran.out().contains(" " + name + " "), ran.out()));
  }

  private static String table(String name, Candidate... found) {
    StringWriter out = new StringWriter();
    Optional<String> chosen = name.isEmpty() ? Optional.empty() : Optional.of(name);
    BackendsCommand.table(List.of(found), chosen, new PrintWriter(out));
    return out.toString().replace(System.lineSeparator(), "\n");
  }
}
