package dev.nabla.data;

import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.TensorFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The pictures {@code root/class/any.png} and the number of their class, sorted by name, as {@code
 * torchvision.datasets.ImageFolder}; each is read when it is asked for.
 */
public final class ImageFolder implements Dataset<Example> {
  private static final Set<String> KINDS = Set.of("png", "jpg", "jpeg", "gif", "bmp");

  private final TensorFactory factory;
  private final List<String> classes;
  private final List<Path> files = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();

  /** Those below {@code root}, a folder with one folder for each class. */
  public ImageFolder(Path root, TensorFactory factory) {
    this.factory = factory;
    List<Path> folders = sorted(root, Files::isDirectory);
    this.classes = folders.stream().map(folder -> String.valueOf(folder.getFileName())).toList();
    for (int label = 0; label < folders.size(); label++) {
      for (Path file : sorted(folders.get(label), ImageFolder::isPicture)) {
        files.add(file);
        labels.add(label);
      }
    }
    if (files.isEmpty()) {
      throw new NablaException(
          root.toString(),
          "folders with pictures, one for each class",
          "the folders " + classes + " without one",
          "name the folder above those of the classes");
    }
  }

  private static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && KINDS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static List<Path> sorted(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new NablaException(
          folder.toString(),
          "a folder that can be read",
          String.valueOf(e),
          "mend its path or rights",
          e);
    }
  }

  /** The names of the classes, in the order of their numbers. */
  public List<String> classes() {
    return classes;
  }

  /** Where picture {@code index} is. */
  public Path file(int index) {
    return files.get(Dataset.check(index, size()));
  }

  @Override
  public int size() {
    return files.size();
  }

  /** A picture {@code [3, height, width]}, and its class as an INT64 scalar. */
  @Override
  public Example get(int index) {
    return new Example(
        Images.read(file(index), factory), factory.scalar(labels.get(index), DType.INT64));
  }
}
