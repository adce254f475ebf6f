package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a task, and of the model that it makes. */
class SummaryCommandTest {
  private static final String IRIS = Path.of("data", "iris.yaml").toString();

  @TempDir private Path folder;

  @Test
  void ofATask() {
    Ran ran = Ran.command("summary", IRIS);
    assertEquals(0, ran.exit(), ran::toString);
    String expected =
        """
        ===========================================================================================
        Layer (type (name):depth-idx)  Input Shape  Output Shape        Param #           Mult-Adds
        ===========================================================================================
        Sequential                     [16, 4]      [16, 3]                  --                  --
        ├─Standardization (0): 1-1     [16, 4]      [16, 4]                  --                  --
        ├─Linear (1): 1-2              [16, 4]      [16, 16]                 80               1,024
        ├─ReLU (2): 1-3                [16, 16]     [16, 16]                 --                  --
        ├─Linear (3): 1-4              [16, 16]     [16, 16]                272               4,096
        ├─ReLU (4): 1-5                [16, 16]     [16, 16]                 --                  --
        ├─Linear (5): 1-6              [16, 16]     [16, 3]                  51                 768
        ===========================================================================================
        Total params: 403
        Trainable params: 403
        Non-trainable params: 0
        Total mult-adds (k): 5.89
        ===========================================================================================
        Input size: 256
        Forward/backward pass size (kB): 4.48
        Params size (kB): 1.61
        Estimated Total Size (kB): 6.35
        ===========================================================================================
        """;
    assertEquals(squeezed(expected), squeezed(ran.out()));
  }

  /** Without the widths of columns. */
  private static String squeezed(String table) {
    return table.replaceAll("=+", "=").replaceAll(" +", " ").strip();
  }

  @Test
  void ofATrainedModel() {
    Path out = folder.resolve("iris");
    assertEquals(0, Ran.command("train", IRIS, "--out", out.toString(), "--quiet").exit());
    String model = out.resolve("model.safetensors").toString();
    Ran ran = Ran.command("summary", model, "--batch", "1");
    assertTrue(ran.out().contains("Total mult-adds: 368"), ran::toString);
    assertEquals(Ran.command("summary", IRIS, "--batch=1"), ran);
    Ran loss = Ran.command("summary", model, "--graph", "dot", "--of", "loss");
    assertTrue(loss.out().startsWith("digraph {"), loss::toString);
    assertTrue(loss.out().contains("\"1.weight\\nFLOAT32 [16, 4]\""), loss::toString);
  }

  @Test
  void asADrawing() {
    Ran model = Ran.command("summary", IRIS, "--graph", "mermaid");
    assertTrue(model.out().startsWith("flowchart TD\n  n0[\"Sequential\"]\n"), model::toString);
    assertTrue(model.out().contains("n0 -->|\"5\"| n"), model::toString);
    Ran loss = Ran.command("summary", IRIS, "--graph", "mermaid", "--of", "loss");
    assertTrue(loss.out().contains("(\"5.bias<br/>FLOAT32 [3]\")"), loss::toString);
    assertTrue(loss.out().contains("[\"matmul<br/>[16, 3]\"]"), loss::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "summary data/iris.yaml --graph svg | Invalid value for option '--graph'",
        "summary data/iris.yaml --graph dot --of x | Invalid value for option '--of'",
        "summary data/iris.yaml --batch 0 | Invalid value for option '--batch': '0' is not at least"
            + " 1",
        "summary data/iris.csv | data/iris.csv: expected",
        "summary none.yaml | none.yaml: expected a file",
        "summary none.safetensors | none.safetensors: expected",
        "summary data | data: expected",
        "summary | Missing required parameter: 'FILE'",
      })
  void mistakesAreOneLine(String line, String said) {
    String refusal = Ran.command(line.split(" +")).refusal();
    assertTrue(refusal.contains(said), refusal);
  }
}
