package dev.nabla.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the files in {@code resources/npy}, which NumPy wrote. */
class NpyTest {
  private final Backend backend = Backends.get("pure");
  @TempDir private Path folder;

  private static byte[] numpys(String name) throws IOException {
    try (InputStream in = NpyTest.class.getResourceAsStream("/npy/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("array.npy"), content);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "float32 | FLOAT32 [2, 3] | 0.0 0.5 1.0 1.5 2.0 2.5",
        "float64-big-endian | FLOAT64 [2] | 1.5 -2.25",
        "int32 | INT64 [2, 1] | 1.0 -2.0",
        "uint8 | INT64 [2] | 0.0 255.0",
        "bool | BOOL [3] | 1.0 0.0 1.0",
        "float16 | FLOAT32 [2] | 0.5 -65504.0",
        "column-major | FLOAT32 [2, 3] | 0.0 1.0 2.0 3.0 4.0 5.0",
        "scalar | FLOAT64 [] | 3.5",
        "empty | FLOAT32 [0, 3] | ''",
      })
  void readsWhatNumPyWrote(String name, String type, String values) throws IOException {
    Tensor tensor = Npy.read(file(numpys(name + ".npy")), backend);
    assertEquals(type, tensor.dtype() + " " + tensor.shape());
    HostArray host = tensor.toHost();
    StringBuilder found = new StringBuilder();
    for (int i = 0; i < host.length(); i++) {
      found.append(i == 0 ? "" : " ").append(host.getDouble(i));
    }
    assertEquals(values, found.toString());
  }

  @Test
  void keepsEveryBitOfAnInteger() throws IOException {
    Tensor tensor = Npy.read(file(numpys("int64.npy")), backend);
    assertArrayEquals(new long[] {(1L << 62) + 1, -5}, tensor.toLongArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"float32", "int64", "bool", "scalar", "empty", "many-axes"})
  void writesWhatNumPyWrites(String name) throws IOException {
    byte[] numpys = numpys(name + ".npy");
    Path file = folder.resolve("written.npy");
    Npy.write(file, Npy.read(file(numpys), backend));
    assertArrayEquals(numpys, Files.readAllBytes(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored.npz", "compressed.npz"})
  void readsSeveral(String name) throws IOException {
    Map<String, Tensor> tensors = Npy.readAll(file(numpys(name)), backend);
    assertEquals(List.of("w", "b"), List.copyOf(tensors.keySet()));
    assertArrayEquals(new float[] {0, 1, 2}, tensors.get("w").toFloatArray());
    assertArrayEquals(new long[] {7}, tensors.get("b").toLongArray());
  }

  @Test
  void writesSeveralTheSameEachTime() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("w", backend.tensor(1f, 2f));
    tensors.put("b", backend.scalar(3));
    Path first = folder.resolve("first.npz");
    Path second = folder.resolve("second.npz");
    Npy.writeAll(first, tensors);
    Npy.writeAll(second, Npy.readAll(first, backend));
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void refusesWhatIsNoArrayOfNumbers() throws IOException {
    String complex = refused(numpys("complex64.npy"));
    assertTrue(complex.contains("'<c8'") && complex.contains("astype"), complex);
    assertTrue(refused(numpys("text.npy")).contains("'<U2'"));
    assertTrue(refused(new byte[0]).contains("nothing"));
    byte[] array = numpys("float32.npy");
    assertTrue(
        refused(Arrays.copyOf(array, 151)).contains("at most 151 bytes")
            || refused(Arrays.copyOf(array, 151)).contains("an end before that"));
    assertTrue(refused(Arrays.copyOf(array, 153)).contains("more"));
  }

  /** Whatever a byte is changed to, the file is read as an array of that size, or refused. */
  @Test
  void damageIsAnError() throws IOException {
    byte[] array = numpys("float32.npy");
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] damaged =
          Arrays.copyOf(
              array, random.nextInt(10) == 0 ? random.nextInt(array.length) : array.length);
      for (int k = 0; k < 1 + random.nextInt(3) && damaged.length > 0; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Path file = file(damaged);
      try {
        Shape shape = Npy.read(file, backend).shape();
        assertTrue(shape.size() <= 24, shape::toString);
      } catch (NablaException e) {
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 1000, refused + " were refused");
  }

  private String refused(byte[] content) throws IOException {
    Path file = file(content);
    NablaException error = assertThrows(NablaException.class, () -> Npy.read(file, backend));
    assertTrue(error.getMessage().startsWith(file.toString()), error.getMessage());
    return error.getMessage();
  }

  @Test
  void whatCannotBeWrittenLeavesTheOldFile() throws IOException {
    Path file = folder.resolve("array.npy");
    Npy.write(file, backend.scalar(1));
    Path below = file.resolve("below.npy");
    assertThrows(NablaException.class, () -> Npy.write(below, backend.scalar(2)));
    assertEquals(1, Npy.read(file, backend).item());
    assertFalse(Files.exists(below));
  }
}
