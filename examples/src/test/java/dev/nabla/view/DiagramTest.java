package dev.nabla.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.nn.Module;
import dev.nabla.nn.ModuleList;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.view.Diagram.Arrow;
import dev.nabla.view.Diagram.Box;
import dev.nabla.view.Diagram.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drawings, by what is in them and by what Graphviz and Mermaid's grammar make of them. */
class DiagramTest {
  /**
   * A line of a flowchart: a box, or an arrow; a label in quotes has none, and names characters.
   */
  private static final Pattern MERMAID =
      Pattern.compile(
          "  (?:n\\d+|more)(?:\\[\"[^\"`]*\"]|\\(\"[^\"`]*\"\\)| -->(?:\\|\"[^\"`]*\"\\|)? n\\d+)");

  @TempDir private Path folder;
  private final Backend backend = Backends.get("pure");

  private static Diagram ofPart2(Backend backend, Parameter w) {
    Tensor x = backend.tensor(1f, 2f, 3f, 4f);
    Tensor y = backend.tensor(2f, 4f, 6f, 8f);
    Tensor loss = x.mul(w).sub(y).square().mean();
    return GraphDiagram.of(loss, Map.of("w", w), Diagram.MOST);
  }

  /** The operations of the loss from its end, each after the one before it; a mean is three. */
  @ParameterizedTest
  @MethodSource("dev.nabla.examples.Ran#backends")
  void theLossOfPart2(String name) {
    Backend chosen = Backends.get(name);
    Diagram drawn = ofPart2(chosen, chosen.parameter(chosen.scalar(0)));
    assertEquals(
        List.of(
            "div []", "reshape []", "sum [1]", "square [4]", "sub [4]", "mul [4]", "w FLOAT32 []"),
        drawn.boxes().stream().map(box -> String.join(" ", box.label())).toList());
    assertEquals(
        List.of(arrow(1, 0), arrow(2, 1), arrow(3, 2), arrow(4, 3), arrow(5, 4), arrow(6, 5)),
        drawn.arrows());
    assertEquals(Kind.LEAF, drawn.boxes().get(6).kind());
  }

  private static Arrow arrow(int from, int to) {
    return new Arrow(from, to, "");
  }

  @Test
  void whatIsUsedTwiceIsThereOnce() {
    Parameter w = backend.parameter(backend.ones(Shape.of(2, 2)));
    Tensor a = w.exp();
    Diagram drawn = GraphDiagram.of(a.mul(a).add(w));
    assertEquals(
        List.of("add", "mul", "exp", "parameter"),
        drawn.boxes().stream().map(box -> box.label().get(0)).toList());
    assertEquals(
        List.of(arrow(1, 0), arrow(3, 0), arrow(2, 1), arrow(2, 1), arrow(3, 2)), drawn.arrows());
  }

  @Test
  void aDeepGraphNeedsNoDeepStack() {
    Tensor y = backend.parameter(backend.scalar(1));
    for (int i = 0; i < 100_000; i++) {
      y = y.neg();
    }
    Diagram drawn = GraphDiagram.of(y);
    assertEquals(Diagram.MOST, drawn.boxes().size());
    assertEquals(100_001 - Diagram.MOST, drawn.leftOut());
    assertTrue(drawn.mermaid().endsWith("  more[\"… 99501 more left out\"]\n"));
    assertTrue(drawn.dot().contains("… 99501 more left out"));
  }

  @Test
  void whatHasNoGraphIsRefused() {
    Tensor x = backend.ones(Shape.of(2));
    NablaException error = assertThrows(NablaException.class, () -> GraphDiagram.of(x));
    assertTrue(error.getMessage().contains("that no gradient flows through"), error.getMessage());
    assertThrows(NablaException.class, () -> ModuleDiagram.of(backend.relu(), 0));
  }

  @Test
  void whatBackwardLetGoOfIsSaid() {
    Parameter w = backend.parameter(backend.scalar(1));
    Tensor loss = w.exp();
    loss.backward();
    Box box = new Box(Kind.STEP, List.of("exp", "[], let go of"));
    assertEquals(List.of(box), GraphDiagram.of(loss).boxes());
  }

  private record Model(ModuleList<Module> blocks, Module head) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return head.forward(x);
    }
  }

  @Test
  void theParts() {
    Module shared = backend.linear(2, 2, false);
    Module norm = backend.batchNorm1d(2);
    shared.freeze();
    Model model = new Model(new ModuleList<>(List.of(shared, norm, shared)), shared);
    Diagram drawn = ModuleDiagram.of(model);
    assertEquals(
        List.of(
            "Model",
            "ModuleList",
            "Linear, weight [2, 2], frozen",
            "BatchNorm1d, weight [2], bias [2], running_mean [2], running_var [2],"
                + " num_batches_tracked []"),
        drawn.boxes().stream().map(box -> String.join(", ", box.label())).toList());
    assertEquals(
        List.of(
            new Arrow(0, 1, "blocks"),
            new Arrow(0, 2, "head"),
            new Arrow(1, 2, "0"),
            new Arrow(1, 3, "1"),
            new Arrow(1, 2, "2")),
        drawn.arrows());
    Diagram few = ModuleDiagram.of(model, 2);
    assertEquals(2, few.boxes().size());
    assertEquals(List.of(new Arrow(0, 1, "blocks")), few.arrows());
    assertEquals(2, few.leftOut());
  }

  /** Names that would end a label, or be taken for markup, in either language. */
  private static Diagram awkward() {
    List<Box> boxes = new ArrayList<>();
    for (String text :
        List.of("a \"b\" \\", "<b>&amp;#35;</b>", "`c`|d|", "end", "x\ny\\n;{}[]()")) {
      boxes.add(new Box(boxes.isEmpty() ? Kind.LEAF : Kind.STEP, List.of(text, "second")));
    }
    return new Diagram(boxes, List.of(new Arrow(0, 1, "to \"1\" | \\"), new Arrow(4, 4, "")), 7);
  }

  @Test
  void mermaidsLinesAreOfItsGrammar() {
    Parameter w = backend.parameter(backend.scalar(0));
    for (Diagram drawn :
        List.of(ofPart2(backend, w), awkward(), ModuleDiagram.of(backend.relu()))) {
      List<String> lines = drawn.mermaid().lines().toList();
      assertEquals("flowchart TD", lines.get(0));
      lines.stream()
          .skip(1)
          .forEach(line -> assertTrue(MERMAID.matcher(line).matches(), () -> line));
      assertEquals(
          1 + drawn.boxes().size() + drawn.arrows().size() + (drawn.leftOut() > 0 ? 1 : 0),
          lines.size());
    }
    assertTrue(awkward().mermaid().contains("n0(\"a #quot;b#quot; #92;#8203;<br/>second\")"));
    assertTrue(
        awkward().mermaid().contains("n1[\"#lt;b#gt;#amp;amp;#35;35;#lt;/b#gt;<br/>second\"]"));
  }

  /** Graphviz reads every label as it was, and as many boxes and arrows. */
  @Test
  void graphvizReadsIt() throws Exception {
    assumeTrue(isThere("dot"), "Graphviz is not installed");
    Diagram drawn = awkward();
    String svg = graphviz(drawn.dot());
    assertEquals(drawn.boxes().size() + 1, svg.split("<g id=\"node", -1).length - 1);
    assertEquals(drawn.arrows().size(), svg.split("<g id=\"edge", -1).length - 1);
    String text = svg.replaceAll("&quot;", "\"").replace("&#45;", "-").replace("&#160;", " ");
    for (String label :
        List.of("a \"b\" \\", "&lt;b&gt;&amp;amp;#35;&lt;/b&gt;", "`c`|d|", "x y\\n;{}[]()")) {
      assertTrue(text.contains(">" + label + "</text>"), () -> label + " is not in " + text);
    }
    String loss = graphviz(ofPart2(backend, backend.parameter(backend.scalar(0))).dot());
    assertTrue(loss.contains(">square</text>"), loss);
  }

  private String graphviz(String dot) throws IOException, InterruptedException {
    Path in = Files.writeString(folder.resolve("in.dot"), dot);
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder("dot", "-Tsvg", in.toString()).redirectError(err.toFile()).start();
    String svg = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> dot);
    assertEquals("", Files.readString(err));
    return svg;
  }

  private static boolean isThere(String program) {
    try {
      Process process = new ProcessBuilder(program, "-V").redirectErrorStream(true).start();
      return process.waitFor(30, TimeUnit.SECONDS);
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }
}
