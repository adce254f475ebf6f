package dev.nabla.backend.pure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nabla.backend.Backend;
import dev.nabla.backend.KernelBackend;
import dev.nabla.inspect.CheckingKernels;
import dev.nabla.inspect.Profile;
import dev.nabla.inspect.ProfilingKernels;
import dev.nabla.inspect.TracingKernels;
import dev.nabla.kernel.Kernels;
import dev.nabla.nn.Module;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Backends that wrap others see what these do, and change nothing. */
class WrappedTest {
  /** A user's model whose product is what goes wrong. */
  private record Scaled(Tensor factor) implements Module {
    @Override
    public Tensor forward(Tensor x) {
      return x.mul(factor);
    }
  }

  @Test
  void twoThatAgreeGiveTheirResults() {
    Backend checked = checked(new PureKernels());
    assertEquals(30, step(checked), "the first loss of the notebook's second part");
  }

  @Test
  void theFirstOperationThatDisagreesIsNamed() {
    Backend checked = checked(BrokenBackends.MUL_ADDS.kernels());
    Module model = new Scaled(checked.tensor(3f, 3f));
    Tensor x = checked.tensor(2f, 1.5f).add(0);
    String error = error(() -> model.forward(x));
    assertTrue(
        error.startsWith("mul: expected broken to give what pure does, within 1 ULP"), error);
    assertTrue(error.contains("5.0 instead of 6.0"), error);
    assertTrue(error.contains("FLOAT32 [2] {2.0, 1.5}, FLOAT32 [2] {3.0, 3.0}"), error);
    assertTrue(error.contains("in Scaled.forward(WrappedTest.java:"), error);
  }

  @Test
  void singlePrecisionUnderADoubleLabelDisagrees() {
    Backend checked = checked(BrokenBackends.FLOAT_UNDER_DOUBLE_LABEL.kernels());
    assertTrue(error(() -> checked.tensor(0.3, 1.7).exp()).contains("within 8 ULP"));
    assertEquals(Math.exp(1), checked.tensor(1f).exp().item(), 1e-6, "FLOAT32 is right");
  }

  @Test
  void aSwallowedNaNDisagrees() {
    Backend checked = checked(BrokenBackends.SWALLOWED_NAN.kernels());
    Tensor nan = checked.tensor(Float.NaN, 1f);
    assertTrue(error(() -> nan.maximum(checked.tensor(2f, 2f))).contains("instead of NaN"));
  }

  @Test
  void errorsOfBothAreTheErrorItself() {
    Backend checked = checked(new PureKernels());
    Tensor x = checked.tensor(1f, 2f);
    String error = error(() -> x.gather(0, checked.tensor(5L)));
    assertTrue(error.startsWith("gather: expected an index from 0 to 1"), error);
  }

  /** It is no disagreement; the tape tries once more, and then says who holds memory. */
  @Test
  void anEngineOutOfMemoryIsNoDisagreement() {
    NativePure.Engine full = new NativePure.Engine();
    NativePure.Engine other = new NativePure.Engine();
    for (CheckingKernels<?, ?> kernels :
        List.of(
            new CheckingKernels<>("full", full, "other", other),
            new CheckingKernels<>("other", other, "full", full))) {
      Backend checked = KernelBackend.over("checked", kernels);
      Tensor x = checked.tensor(1f, 2f);
      full.failures = 1;
      assertEquals(4, x.mul(x).select(0, 1).item(), "tried again");
      int kept = other.products.size();
      full.failures = 2;
      String error = error(() -> x.mul(x));
      assertTrue(error.startsWith("mul: expected the engine to find memory"), error);
      assertTrue(error.contains("no pages") && error.contains("tensor [2] FLOAT32"), error);
      full.outOfHeap = true;
      assertThrows(OutOfMemoryError.class, () -> x.mul(x), "of the virtual machine");
      full.outOfHeap = false;
      assertTrue(other.products.size() <= kept, "the other's product is freed");
    }
  }

  @Test
  void aTraceHasALineForEachOperation() {
    List<String> lines = new ArrayList<>();
    Consumer<String> log = lines::add;
    Backend traced = KernelBackend.over("traced", new TracingKernels<>(new PureKernels(), log));
    new Scaled(traced.tensor(3f, 3f)).forward(traced.ones(Shape.of(4, 2)));
    String last = lines.get(lines.size() - 1);
    assertTrue(
        last.startsWith("mul FLOAT32 [4, 2], FLOAT32 [2] -> FLOAT32 [4, 2], in Scaled."), last);
  }

  @Test
  void aProfileCountsCallsAndBytes(@TempDir Path folder) throws IOException {
    Profile profile = new Profile();
    Backend profiled =
        KernelBackend.over("profiled", new ProfilingKernels<>(new PureKernels(), profile));
    Tensor x = profiled.tensor(1f, 2f, 3f);
    for (int i = 0; i < 5; i++) {
      x.mul(x);
    }
    Profile.Total mul =
        profile.totals().stream().filter(t -> t.op().equals("mul")).findFirst().orElseThrow();
    assertEquals(5, mul.calls());
    assertEquals(5 * 3 * 3 * 4, mul.bytes(), "two operands and a result of three floats");
    assertTrue(profile.table().contains("mul "), profile.table());
    Path trace = folder.resolve("trace.json");
    profile.writeTrace(trace);
    JsonObject json = JsonParser.parseString(Files.readString(trace)).getAsJsonObject();
    JsonArray events = json.getAsJsonArray("traceEvents");
    assertEquals(6, events.size(), "create, and five products");
    assertEquals("X", events.get(1).getAsJsonObject().get("ph").getAsString());
    try (var files = Files.list(folder)) {
      assertEquals(List.of(trace), files.toList(), "nothing is left beside it");
    }
  }

  private static double step(Backend backend) {
    var w = backend.parameter(backend.scalar(0));
    Tensor x = backend.tensor(1f, 2f, 3f, 4f);
    Tensor loss = x.mul(w).sub(x.mul(2)).square().mean();
    loss.backward();
    return loss.item();
  }

  private static <B> Backend checked(Kernels<B> second) {
    return KernelBackend.over(
        "checked", new CheckingKernels<>("pure", new PureKernels(), "broken", second));
  }

  private static String error(Executable body) {
    return String.valueOf(assertThrows(NablaException.class, body).getMessage());
  }
}
