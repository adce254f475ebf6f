package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.BackendProvider;
import dev.nabla.conformance.Conformance;
import dev.nabla.conformance.Result;
import dev.nabla.conformance.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a failure prints runs, and shows the failure. */
class KitShowsTest {
  private static final Pattern KERNELS =
      Pattern.compile("(?s)(import dev.nabla.backend.\\*;\n.*?)(@Supp.*?)// \\S+, again, in Java:");

  private static final Pattern GAVE =
      Pattern.compile("here it gave: \\[\\d+\\] \\[(.*?)(, \\.\\.\\.)?\\]");

  @TempDir private Path folder;

  @Test
  void theKernelCallsOfAnOperation() throws Exception {
    String message = shows(BrokenBackends.MUL_ADDS, "binary", "mul/f32");
    assertTrue(message.contains("k.binary(BinaryOp.MUL, a0, a1)"), message);
    shows(BrokenMovements.BATCHES_NOT_TURNED, "matmul", "matmul/f32/batched/transposed/formula");
    shows(
        BrokenBackends.INT64_THROUGH_DOUBLE,
        "int64FoldsAndOrdersAreExact",
        "int64FoldsAndOrdersAreExact()");
  }

  /** Only the backend that has the fused form can run it. */
  @Test
  void theCallOfAFusedForm() {
    String message =
        BrokenKit.message(BrokenBackends.WRONG_SOFTMAX, "softmax", "softmax/f64/axis1/formula");
    assertTrue(message.contains("Object a1 = k.softmax(a0, 1).get();"), message);
  }

  @Test
  void theKernelCallsOfAGradient() throws Exception {
    String message =
        BrokenKit.message(BrokenBackends.BROADCAST_NOT_SUMMED, "gradients", "mul/outer/f64/grad");
    assertFalse(JavaSnippet.run(folder, message).isEmpty(), message);
  }

  /** One of each sort of all that fails where products are sums. */
  @Test
  void allOfThemCompile() throws IOException {
    Map<String, String> sorts = new HashMap<>();
    int shown = 0;
    List<String> messages = BrokenKit.messages(BrokenBackends.MUL_ADDS);
    for (String message : messages) {
      Matcher snippet = KERNELS.matcher(message);
      if (snippet.find()) {
        shown++;
        sorts.put(snippet.group(2).replaceAll("[-0-9.,E ]+", ""), snippet.group(2));
      }
    }
    String told = shown + " of " + messages.size() + " failures, of " + sorts.size() + " sorts";
    assertTrue(shown > messages.size() / 2 && sorts.size() > 100, told);
    JavaSnippet.compile(folder, new ArrayList<>(sorts.values()));
  }

  @Test
  void theTestAgain() {
    List<Result> again = Conformance.again("pure", "mul/f32");
    assertEquals(List.of("mul/f32"), again.stream().map(Result::id).toList());
    assertEquals(Verdict.PASS, again.get(0).verdict());
  }

  /** Where the broken kernels gave what the message says, the right ones give something else. */
  private String shows(BackendProvider broken, String method, String test) throws Exception {
    String message = BrokenKit.message(broken, method, test);
    Matcher gave = GAVE.matcher(message);
    assertTrue(gave.find(), message);
    String[] wrong = gave.group(1).split(", ", -1);
    String[] right = JavaSnippet.run(folder, message).strip().split(" ", -1);
    assertNotEquals(List.of(wrong), List.of(Arrays.copyOf(right, wrong.length)), message);
    return message;
  }
}
