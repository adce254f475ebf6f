package dev.nabla.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  /** Two pixels, red and (0, 128, 255), in colours of eight bits; Python's zlib packed it. */
  private static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4"
          + "z8DA0PAfAAgAAn+cRUBOAAAAAElFTkSuQmCC";

  private final Backend backend = Backends.get("pure");
  @TempDir private Path folder;

  @Test
  void readsColours() throws IOException {
    Path file = Files.write(folder.resolve("two.png"), Base64.getDecoder().decode(PNG));
    Tensor image = Images.read(file, backend);
    assertEquals(Shape.of(3, 1, 2), image.shape());
    assertArrayEquals(new float[] {1, 0, 0, 128 / 255f, 0, 1}, image.toFloatArray());
    assertArrayEquals(
        new float[] {0.299f, 0.587f * (128 / 255f) + 0.114f},
        Images.gray(image).toFloatArray(),
        1e-6f);
  }

  @Test
  void refusesWhatIsNoPicture() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    String found =
        assertThrows(NablaException.class, () -> Images.read(text, backend)).getMessage();
    assertTrue(found.startsWith(text + ": expected a PNG"), found);
    Path half =
        Files.write(folder.resolve("half.png"), Arrays.copyOf(Base64.getDecoder().decode(PNG), 45));
    assertThrows(NablaException.class, () -> Images.read(half, backend));
    assertThrows(NablaException.class, () -> Images.read(folder.resolve("none.png"), backend));
  }

  private void picture(String name, int level) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, level);
    ImageIO.write(image, "png", file.toFile());
  }

  /** As PIL has it, and not as Java makes it brighter. */
  @Test
  void grayLevelsStayAsTheyAre() throws IOException {
    picture("gray.png", 128);
    Tensor image = Images.read(folder.resolve("gray.png"), backend);
    assertArrayEquals(
        new float[] {128 / 255f, 128 / 255f, 128 / 255f},
        image.narrow(1, 0, 1, 1).narrow(2, 0, 1, 1).flatten().toFloatArray());
  }

  /** A batch belongs to the scope of who takes it, whoever reads ahead. */
  @Test
  void batchesBelongToTheScope() {
    Tensor x = backend.arange(6).reshape(3, 2);
    DataLoader<Example> loader =
        DataLoader.of(new TensorDataset(x, x), new LoaderOptions(2).workers(1));
    Tensor input;
    try (Scope scope = backend.scope()) {
      input = loader.iterator().next().input();
    }
    assertThrows(NablaException.class, input::toHost);
  }

  @Test
  void foldersAreClasses() throws IOException {
    picture("dog/b.png", 1);
    picture("dog/a.PNG", 2);
    picture("cat/z.png", 3);
    Files.writeString(folder.resolve("cat/notes.txt"), "no picture");
    ImageFolder pictures = new ImageFolder(folder, backend);
    assertEquals(List.of("cat", "dog"), pictures.classes());
    assertEquals(3, pictures.size());
    assertEquals("a.PNG", pictures.file(1).getFileName().toString());
    DataLoader<Example> loader = DataLoader.of(pictures, new LoaderOptions(3).workers(2));
    Example batch = loader.iterator().next();
    assertEquals(Shape.of(3, 3, 3, 4), batch.input().shape());
    assertArrayEquals(new long[] {0, 1, 1}, batch.target().toLongArray());
    assertThrows(NablaException.class, () -> new ImageFolder(folder.resolve("cat"), backend));
  }

  /** Of another size the pictures make no batch; which is which is said. */
  @Test
  void picturesOfTwoSizesAreNamed() {
    Dataset<Example> two =
        Dataset.of(
            List.of(
                new Example(backend.zeros(Shape.of(1, 2, 2)), backend.scalar(0)),
                new Example(backend.zeros(Shape.of(1, 2, 3)), backend.scalar(0))));
    DataLoader<Example> loader = DataLoader.of(two, new LoaderOptions(2));
    String found = assertThrows(NablaException.class, () -> loader.iterator().next()).getMessage();
    assertTrue(found.contains("FLOAT32 [1, 2, 3] in place 1 of the batch"), found);
  }

  /** With torchvision's draws: {@code rand(1) < p}, and {@code randint} of row and column. */
  @Test
  void changesAtRandom() {
    Tensor image = backend.arange(12).reshape(1, 3, 4).to(DType.FLOAT32);
    Generator generator = new Generator(0); // 0.4963, 0.7682, 0.0885
    assertArrayEquals(
        image.flip(2).toFloatArray(),
        Transforms.randomHorizontalFlip(image, 0.5, generator).toFloatArray());
    assertArrayEquals(
        image.toFloatArray(),
        Transforms.randomHorizontalFlip(image, 0.5, generator).toFloatArray());
    assertArrayEquals(
        image.flip(1).toFloatArray(),
        Transforms.randomVerticalFlip(image, 0.5, generator).toFloatArray());
    Generator same = new Generator(3);
    int top = (int) same.randInt(1, 0, 4).getLong(0);
    int left = (int) same.randInt(1, 0, 4).getLong(0);
    assertArrayEquals(
        image
            .pad(1, 1, 1, 0)
            .pad(2, 1, 1, 0)
            .narrow(1, top, 2, 1)
            .narrow(2, left, 3, 1)
            .toFloatArray(),
        Transforms.randomCrop(image, 2, 3, 1, new Generator(3)).toFloatArray());
    assertThrows(NablaException.class, () -> Transforms.randomCrop(image, 4, 3, 0, generator));
    assertArrayEquals(
        new float[] {-2, 0, 2, 4},
        Transforms.normalize(image, new double[] {1}, new double[] {.5})
            .narrow(1, 0, 1, 1)
            .toFloatArray());
  }

  /** As sklearn's StandardScaler: a column that does not vary is left at 0. */
  @Test
  void standardizes() {
    Tensor x = backend.tensor(new float[][] {{1, 7}, {2, 7}, {6, 7}});
    Standardization standard = Standardization.of(x);
    assertArrayEquals(
        new float[] {-0.9258201f, 0, -0.4629100f, 0, 1.3887301f, 0},
        standard.forward(x).toFloatArray(),
        1e-6f);
    assertArrayEquals(
        x.toFloatArray(), standard.inverse(standard.forward(x)).toFloatArray(), 1e-6f);
    Tensor constant = backend.full(Shape.of(300, 1), 0.1, DType.FLOAT32);
    assertEquals(1, Standardization.of(constant).scale().item(), "though its mean is rounded");
    assertEquals(List.of("mean", "scale"), List.copyOf(standard.stateDict().keySet()));
  }

  @Test
  void tensorsGiveNeighboursAndOthers() {
    Tensor x = backend.arange(6).reshape(3, 2);
    TensorDataset dataset = new TensorDataset(x, backend.arange(3));
    Example one = dataset.get(2);
    assertArrayEquals(new long[] {4, 5}, one.input().toLongArray());
    assertEquals(2, one.target().item());
    Example two = dataset.batch(1, 2);
    assertArrayEquals(new long[] {2, 3, 4, 5}, two.input().toLongArray());
    Example turned = dataset.subset(2, 0).batch(1, 0);
    assertArrayEquals(new long[] {0, 1, 4, 5}, turned.input().toLongArray());
    assertArrayEquals(new long[] {0, 2}, turned.target().toLongArray());
    assertThrows(NablaException.class, () -> new TensorDataset(x, backend.arange(4)));
    assertThrows(NablaException.class, () -> dataset.batch(3));
  }
}
