package dev.nabla.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nabla.io.Safetensors;
import dev.nabla.io.SafetensorsHeader;
import dev.nabla.io.StoredType;
import dev.nabla.nn.Linear;
import dev.nabla.nn.Module;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** L3: tensors in files, to and from Python's safetensors. */
@InTier(Tier.L3)
interface FileRules extends Subject {
  /** What Python wrote comes back out byte for byte: values, order, escapes and padding. */
  @TestFactory
  default Stream<DynamicTest> filesAreWrittenAsPythonDoes(@TempDir Path folder) {
    return Stream.of("dtypes", "layers", "tied", "answers")
        .map(
            name ->
                Expect.test(
                    () -> {
                      Path file = RecordedFiles.copy(name, folder);
                      SafetensorsHeader header = Safetensors.header(file);
                      Map<String, Tensor> tensors = Safetensors.read(file, backend());
                      assertEquals(
                          List.copyOf(header.tensors().keySet()), List.copyOf(tensors.keySet()));
                      Path copy = folder.resolve("copy");
                      Safetensors.write(copy, shuffled(tensors), header.metadata());
                      assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(copy));
                    },
                    "files",
                    name));
  }

  private static Map<String, Tensor> shuffled(Map<String, Tensor> tensors) {
    Map<String, Tensor> shuffled = new LinkedHashMap<>();
    tensors.keySet().stream().sorted().forEach(name -> shuffled.put(name, tensors.get(name)));
    return shuffled;
  }

  @Test
  default void everyDTypeIsRead(@TempDir Path folder) {
    Map<String, Tensor> read = Safetensors.read(RecordedFiles.copy("dtypes", folder), backend());
    assertEquals(
        new HostArray.Floats(new float[] {0.1f, -0f, Float.POSITIVE_INFINITY, Float.NaN}),
        Expect.named(read, "b").toHost());
    assertEquals(Shape.of(2, 2), Expect.named(read, "b").shape());
    assertEquals(7.25, Expect.named(read, "a").item());
    assertEquals(Shape.of(), Expect.named(read, "a").shape());
    assertEquals(Shape.of(0, 3), Expect.named(read, "empty").shape());
    assertEquals(2, Expect.named(read, "😀").item());
    assertEquals(3, Expect.named(read, "quoted \"\\/\b\f\n\r\t\u0001\u007fü€").item());
    assertArrayEquals(
        new boolean[] {true, false, true}, Expect.named(read, "flags").toBooleanArray());
    assertArrayEquals(
        new long[] {Long.MIN_VALUE, Long.MAX_VALUE}, Expect.named(read, "longs").toLongArray());
    assertArrayEquals(
        new double[] {0.1, Double.MIN_VALUE}, Expect.named(read, "doubles").toDoubleArray());
  }

  /** Half and brain floats become FLOAT32, and integers INT64, as PyTorch converts them. */
  @Test
  default void narrowDTypesAreWidened(@TempDir Path folder) {
    Path file = RecordedFiles.copy("narrow", folder);
    Map<String, Tensor> read = Safetensors.read(file, backend(), name -> true);
    assertEquals(16, read.size());
    for (String name : List.of("f16", "bf16", "int8", "uint8", "int16", "uint16", "int32")) {
      assertEquals(
          Expect.named(read, name + " wide").toHost(), Expect.named(read, name).toHost(), name);
    }
    assertEquals(Expect.named(read, "uint32 wide").toHost(), Expect.named(read, "uint32").toHost());
    assertEquals(
        List.of("f16"), List.copyOf(Safetensors.read(file, backend(), "f16"::equals).keySet()));
  }

  /** Tensors of no axes, of no elements and of many axes, in each dtype that a file may have. */
  @Test
  default void everyShapeIsReadInEveryDType(@TempDir Path folder) {
    Map<String, Tensor> read = Safetensors.read(RecordedFiles.copy("shapes", folder), backend());
    assertEquals(3 * StoredType.values().length, read.size());
    read.forEach(
        (name, tensor) -> {
          Shape shape =
              switch (name.substring(name.indexOf(' ') + 1)) {
                case "scalar" -> Shape.of();
                case "none" -> Shape.of(2, 0, 3);
                default -> Shape.of(1, 2, 1, 1, 3);
              };
          assertEquals(shape, tensor.shape(), name);
          HostArray ones = HostArray.generate(tensor.dtype(), (int) shape.size(), i -> 1);
          assertEquals(ones, tensor.toHost(), name);
        });
  }

  /** Weights that PyTorch saved, by their names, give the outputs that PyTorch recorded. */
  @Test
  default void weightsOfPyTorchAreLoadedByName(@TempDir Path folder) {
    Map<String, Tensor> answers =
        Safetensors.read(RecordedFiles.copy("answers", folder), backend());
    Tensor x = Expect.named(answers, "x");
    Module layers =
        backend().sequential(backend().linear(3, 4), backend().tanh(), backend().linear(4, 2));
    layers.loadStateDict(Safetensors.read(RecordedFiles.copy("layers", folder), backend()));
    near(Expect.named(answers, "layers"), layers.forward(x));
    Module tied = Tied.create(this);
    tied.loadStateDict(Safetensors.read(RecordedFiles.copy("tied", folder), backend()));
    near(Expect.named(answers, "tied"), tied.forward(x));
  }

  private static void near(Tensor wanted, Tensor found) {
    double[] values = wanted.to(DType.FLOAT64).toDoubleArray();
    int width = wanted.shape().extent(1);
    Expect.near(8, 8, found, DType.FLOAT32, wanted.shape(), i -> values[i[0] * width + i[1]]);
  }

  /** Two layers of one weight. */
  record Tied(Module first, Module second) implements Module {
    static Tied create(Subject on) {
      Module first = on.backend().linear(3, 3);
      Parameter bias = on.backend().parameter(on.backend().zeros(Shape.of(3)));
      return new Tied(first, new Linear(first.parameter("weight"), Optional.of(bias)));
    }

    @Override
    public Tensor forward(Tensor x) {
      return second.forward(first.forward(x).tanh());
    }
  }

  @Test
  default void savedModelsAreTheSameElsewhere(@TempDir Path folder) {
    Path file = folder.resolve("model.safetensors");
    Tensor x = sample(DType.FLOAT32, 5, 3);
    Module[] models = new Module[2];
    for (int i = 0; i < 2; i++) {
      backend().seed(i);
      models[i] =
          backend().sequential(backend().linear(3, 4), backend().tanh(), backend().linear(4, 2));
    }
    Safetensors.write(file, models[0].stateDict(), Map.of("epoch", "7"));
    assertEquals(Map.of("epoch", "7"), Safetensors.header(file).metadata());
    assertTrue(!models[0].forward(x).toHost().equals(models[1].forward(x).toHost()), "seeds");
    try (Scope scope = backend().scope()) {
      models[1].loadStateDict(Safetensors.read(file, backend()));
    }
    assertEquals(models[0].forward(x).toHost(), models[1].forward(x).toHost());
  }

  @Test
  default void aFailedWriteLeavesTheOldFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model.safetensors");
    Tensor good = sample(DType.FLOAT32, 2, 3);
    Safetensors.write(file, Map.of("a", good));
    byte[] before = Files.readAllBytes(file);
    Tensor released;
    try (Scope scope = backend().scope()) {
      released = good.add(1);
    }
    Expect.error(() -> Safetensors.write(file, Map.of("a", good, "b", released)), "tensor");
    String half = "half \ud83d";
    Expect.error(() -> Safetensors.write(file, Map.of(half, good)), file.toString(), "whole");
    Expect.error(() -> Safetensors.write(file, Map.of("__metadata__", good)), "__metadata__");
    Expect.error(() -> Safetensors.write(folder, Map.of("a", good)), folder.toString(), "a file");
    Expect.error(() -> Safetensors.write(folder.resolve("no/m"), Map.of("a", good)), "no/m");
    assertArrayEquals(before, Files.readAllBytes(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  /** A file that was private stays so, and a link goes on pointing to its file. */
  @Test
  default void aReplacedFileKeepsItsRightsAndLinks(@TempDir Path folder) throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path file = folder.resolve("model.safetensors");
    Safetensors.write(file, Map.of("a", sample(DType.FLOAT32, 2)));
    Set<PosixFilePermission> owners = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(file, owners);
    Path link = Files.createSymbolicLink(folder.resolve("latest"), file.getFileName());
    Safetensors.write(link, Map.of("b", sample(DType.FLOAT32, 3)));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(Set.of("b"), Safetensors.header(file).tensors().keySet());
    assertEquals(owners, Files.getPosixFilePermissions(file));
  }

  @Test
  default void aDamagedFileChangesNothing(@TempDir Path folder) throws IOException {
    Path file = RecordedFiles.copy("layers", folder);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    Expect.error(
        () -> Safetensors.read(file, backend()), file.toString(), "104 bytes", "103", "damaged");
    Expect.error(() -> Safetensors.header(folder.resolve("none")), "none", "can be read");
  }
}
