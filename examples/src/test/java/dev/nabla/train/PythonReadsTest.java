package dev.nabla.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.data.DataLoader;
import dev.nabla.data.LoaderOptions;
import dev.nabla.data.TensorDataset;
import dev.nabla.io.Safetensors;
import dev.nabla.nn.Module;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Files written here are those that Python's safetensors and PyTorch once read: {@code record.py}
 * recorded what it found in them, what a module with their weights answers, and how a run goes on
 * from the checkpoint. A file of other bytes has to be recorded again.
 */
class PythonReadsTest {
  private static final Path WRITTEN = Path.of("target/written");
  private static final Path RECORDED = Path.of("src/test/resources/safetensors");
  private static final String NAME = "quoted \"\\/\n\u0001ü€😀";

  private static JsonObject recorded;
  private static Map<String, Tensor> tensors;
  private static Trained trained;

  /** A run that was stopped, and what it ends with if it is not. */
  private record Trained(Module whole, Map<String, Tensor> model, Tensor outputs) {}

  @BeforeAll
  static void writes() throws IOException {
    Files.createDirectories(WRITTEN);
    recorded =
        JsonParser.parseString(Files.readString(RECORDED.resolve("read.json"))).getAsJsonObject();
    Backend backend = Backends.get("pure");
    backend.seed(5);
    tensors = tensors(backend);
    Safetensors.write(file("tensors"), tensors, Map.of("by", "Nabla \"∇\"\n"));
    trained = trained(backend);
    Safetensors.write(file("model"), trained.model());
  }

  private static Path file(String name) {
    return WRITTEN.resolve(name + ".safetensors");
  }

  /** Of each dtype, of no elements and of no axes, under names that JSON must escape. */
  private static Map<String, Tensor> tensors(Backend backend) {
    Tensor x = backend.uniform(Shape.of(24, 3), -1, 1);
    Map<String, Tensor> all = new LinkedHashMap<>();
    all.put("x", x);
    all.put("y", x.slice(1, 0, 2).mul(3).add(x.slice(1, 1, 3)));
    all.put("floats", backend.tensor(0.1f, -0f, Float.POSITIVE_INFINITY, Float.MIN_VALUE));
    all.put("not a number", backend.tensor(Float.NaN));
    all.put("doubles", backend.tensor(new double[] {0.1, Double.MIN_VALUE, -1e300}));
    all.put("longs", backend.tensor(new long[][] {{Long.MIN_VALUE}, {Long.MAX_VALUE}}));
    all.put("flags", backend.tensor(new boolean[] {true, false, true}));
    all.put("none", backend.zeros(Shape.of(0, 3)));
    for (DType dtype : DType.values()) {
      all.put("scalar " + dtype, backend.scalar(1, dtype));
      all.put("no " + dtype, backend.zeros(Shape.of(2, 0), dtype));
    }
    all.put(NAME, backend.tensor(3f));
    return all;
  }

  private static Trained trained(Backend backend) throws IOException {
    Files.deleteIfExists(file("checkpoint"));
    Module stopped = fit(backend, true);
    Map<String, Tensor> state = new LinkedHashMap<>(stopped.stateDict());
    stopped.eval();
    return new Trained(fit(backend, false), state, stopped.forward(tensors.get("x")));
  }

  /** An epoch of six batches, or three of them and a checkpoint. */
  private static Module fit(Backend backend, boolean stops) {
    backend.seed(6);
    Module model =
        backend.sequential(
            backend.linear(3, 4), backend.relu(), backend.batchNorm1d(4), backend.linear(4, 2));
    Trainer trainer =
        new Trainer(backend, model, backend.mseLoss(), backend.adam(model.parameters(), 0.05));
    if (stops) {
      trainer.checkpoint(file("checkpoint")).callback(new StopAfter(3));
    }
    trainer.fit(
        DataLoader.of(
            new TensorDataset(tensors.get("x"), tensors.get("y")),
            new LoaderOptions(4).shuffle(backend.generator())),
        1);
    return model;
  }

  /** Ends a run after so many steps. */
  private record StopAfter(int steps) implements Callback {
    @Override
    public void onStep(Run run) {
      if (run.batch() == steps) {
        run.stop("enough");
      }
    }
  }

  @Test
  void filesAreThoseThatPythonRead() throws Exception {
    for (Map.Entry<String, JsonElement> one : recorded.getAsJsonObject("files").entrySet()) {
      assertEquals(
          one.getValue().getAsJsonObject().get("sha256").getAsString(),
          sha256(file(one.getKey())),
          one.getKey() + " has other bytes than Python read: run record.py in " + RECORDED);
    }
    assertEquals(
        recorded.get("script").getAsString(),
        sha256(RECORDED.resolve("record.py")),
        "record.py has changed: run it");
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  @Test
  void pythonFoundEveryElement() {
    assertFound(tensors, "tensors");
    assertFound(trained.model(), "model");
    JsonObject texts = read("tensors").getAsJsonObject("metadata");
    assertEquals("Nabla \"∇\"\n", texts.get("by").getAsString());
    Map<String, Tensor> weights = new LinkedHashMap<>();
    trained.model().forEach((name, tensor) -> weights.put("model." + name, tensor));
    assertTrue(
        read("checkpoint").getAsJsonObject("tensors").keySet().containsAll(weights.keySet()));
    assertEquals(
        "3", read("checkpoint").getAsJsonObject("metadata").get("data.batches").getAsString());
  }

  private static JsonObject read(String file) {
    return recorded.getAsJsonObject("files").getAsJsonObject(file);
  }

  private static void assertFound(Map<String, Tensor> written, String file) {
    JsonObject found = read(file).getAsJsonObject("tensors");
    assertEquals(written.keySet(), new HashSet<>(found.keySet()));
    written.forEach((name, tensor) -> assertFound(name, tensor, found.getAsJsonObject(name)));
  }

  private static void assertFound(String name, Tensor tensor, JsonObject found) {
    String dtype =
        switch (tensor.dtype()) {
          case FLOAT32 -> "torch.float32";
          case FLOAT64 -> "torch.float64";
          case INT64 -> "torch.int64";
          case BOOL -> "torch.bool";
        };
    assertEquals(dtype, found.get("dtype").getAsString(), name);
    assertEquals(tensor.shape().toString().replace(" ", ""), found.get("shape").toString(), name);
    assertEquals(host(tensor.dtype(), found.getAsJsonArray("values")), tensor.toHost(), name);
  }

  /** The elements to the last bit: Python's numbers are doubles, and written as such. */
  private static HostArray host(DType dtype, JsonArray values) {
    if (dtype == DType.INT64) {
      return new HostArray.Longs(
          values.asList().stream().mapToLong(JsonElement::getAsLong).toArray());
    }
    return HostArray.generate(
        dtype,
        values.size(),
        i ->
            dtype == DType.BOOL
                ? values.get(i).getAsBoolean() ? 1 : 0
                : values.get(i).getAsDouble());
  }

  @Test
  void aModuleOfPyTorchAnswersAlike() {
    assertNear(recorded.getAsJsonArray("outputs"), trained.outputs(), "outputs");
  }

  /** From Nabla's checkpoint PyTorch takes the batches that are left, in the order that is left. */
  @Test
  void pyTorchGoesOnAsNablaDoes() {
    JsonObject resumed = recorded.getAsJsonObject("resumed");
    Map<String, Tensor> state = trained.whole().stateDict();
    assertEquals(state.keySet(), Set.copyOf(resumed.keySet()));
    state.forEach((name, tensor) -> assertNear(resumed.getAsJsonArray(name), tensor, name));
    double moved = state.get("0.weight").sub(trained.model().get("0.weight")).abs().max().item();
    assertTrue(moved > 0.01, "three steps and six are not the same: " + moved);
  }

  private static void assertNear(JsonArray wanted, Tensor found, String name) {
    double[] values = found.to(DType.FLOAT64).toDoubleArray();
    assertEquals(wanted.size(), values.length, name);
    for (int i = 0; i < values.length; i++) {
      assertEquals(wanted.get(i).getAsDouble(), values[i], 1e-5, name + " " + i);
    }
  }
}
