package dev.nabla.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nabla.io.Safetensors.Stored;
import dev.nabla.io.SafetensorsHeader.Entry;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are opened, looked into and replaced; what fails leaves the folder as it was. */
class SafetensorsFilesTest {
  @TempDir private Path folder;

  @Test
  void tellsWithoutReading() throws IOException {
    Path file = folder.resolve("a.safetensors");
    String header =
        "{'w':{'dtype':'BF16','shape':[2,3],'data_offsets':[0,12]},'__metadata__':{'z':'1','a':'2'}}";
    Files.write(file, SafetensorsFormatTest.file(header, new byte[12]));
    SafetensorsHeader read = Safetensors.header(file);
    assertEquals(Map.of("w", new Entry(StoredType.BF16, Shape.of(2, 3), 0, 12)), read.tensors());
    assertEquals(List.of("z", "a"), List.copyOf(read.metadata().keySet()));
  }

  /** Most of it is a hole; a tensor behind the first 5 GB has its place. */
  @Test
  void readsBeyondTwoGigabytes() throws IOException {
    long big = 5L << 30;
    Path file = folder.resolve("big.safetensors");
    String header =
        "{'big':{'dtype':'F64','shape':["
            + big / 8
            + "],'data_offsets':[0,"
            + big
            + "]},'last':{'dtype':'U8','shape':[3],'data_offsets':["
            + big
            + ","
            + (big + 3)
            + "]}}";
    byte[] begin = SafetensorsFormatTest.file(header, new byte[0]);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(begin);
      sparse.setLength(begin.length + big + 3);
      sparse.seek(begin.length + big);
      sparse.write(new byte[] {7, (byte) 200, 9});
    }
    assertEquals(big, Safetensors.header(file).tensors().get("last").begin());
    Stored last = Safetensors.stored(file, name -> name.equals("last")).get("last");
    assertEquals(new HostArray.Longs(new long[] {7, 200, 9}), last.values());
  }

  @Test
  void aTensorThatNoArrayHolds() throws IOException {
    Path file = folder.resolve("huge.safetensors");
    long size = Integer.MAX_VALUE - 2L;
    byte[] begin =
        SafetensorsFormatTest.file(
            "{'t':{'dtype':'BOOL','shape':[" + size + "],'data_offsets':[0," + size + "]}}",
            new byte[0]);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(begin);
      sparse.setLength(begin.length + size);
    }
    NablaException refused =
        assertThrows(NablaException.class, () -> Safetensors.stored(file, name -> true));
    assertTrue(refused.getMessage().contains("fewer than 2^31 - 8 elements of 't'"));
  }

  @Test
  void whatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing.safetensors");
    NablaException refused = assertThrows(NablaException.class, () -> Safetensors.header(missing));
    assertTrue(refused.getMessage().startsWith(missing + ": expected a file that can be read"));
    assertThrows(NablaException.class, () -> Safetensors.header(folder));
  }

  @Test
  void aReplacementThatFailsLeavesTheOldFile() throws IOException {
    Path file = folder.resolve("old");
    Files.writeString(file, "old");
    NablaException failed =
        assertThrows(
            NablaException.class,
            () ->
                Replacement.write(
                    file,
                    channel -> {
                      channel.write(ByteBuffer.wrap(new byte[100]));
                      throw new IOException("disk full");
                    }));
    assertTrue(failed.getMessage().contains("disk full"), failed.getMessage());
    assertThrows(
        IllegalStateException.class,
        () ->
            Replacement.write(
                file,
                channel -> {
                  throw new IllegalStateException("a bug");
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void aReplacementIsWhole() throws IOException {
    Path file = folder.resolve("file");
    for (int i = 0; i < 2; i++) {
      int size = 100 - i;
      Replacement.write(file, channel -> channel.write(ByteBuffer.wrap(new byte[size])));
      assertEquals(size, Files.size(file));
    }
    assertEquals(List.of(file), files());
  }

  @Test
  void aLinkStaysALink() throws IOException {
    assumeTrue(File.separatorChar == '/', "elsewhere links need rights");
    Path target = Files.writeString(folder.resolve("target"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target.getFileName());
    Replacement.write(link, channel -> channel.write(ByteBuffer.wrap(new byte[3])));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(3, Files.size(target));
  }

  @Test
  void placesThatCannotBeWritten() throws IOException {
    for (Path place : List.of(folder, folder.resolve("none/file"), Path.of("/"))) {
      assertThrows(NablaException.class, () -> Replacement.write(place, channel -> {}));
    }
    assertFalse(Files.exists(folder.resolve("none")));
    assertEquals(List.of(), files());
  }

  /** The header of a file is filled up to a multiple of eight bytes. */
  @Test
  void writesNothingAsTheReferenceDoes() throws IOException {
    Path file = folder.resolve("empty.safetensors");
    Safetensors.write(file, Map.of());
    ByteBuffer written = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(8, written.getLong());
    assertEquals("{}      ", new String(written.array(), 8, 8, StandardCharsets.UTF_8));
    assertEquals(Map.of(), Safetensors.header(file).tensors());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
