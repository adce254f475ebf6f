package dev.nabla.data;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Rows under named columns, and the tensors that they make; readers of files give it. */
public interface Table {
  /** What errors call it: its file. */
  String name();

  /** The names of the columns. */
  List<String> columns();

  /** How many rows there are. */
  int rows();

  /** The text in {@code column} of each row. */
  List<String> texts(String column);

  /**
   * FLOAT32 {@code [rows, wanted]}: the numbers in the wanted columns; with none named, in all.
   *
   * <p>What is no number is an error that says where it stands; what is missing is NaN.
   */
  Tensor numbers(TensorFactory factory, String... wanted);

  /**
   * The classes in {@code column}: the different texts without the blanks around them, sorted, and
   * the number of each row's.
   */
  default Labels labels(TensorFactory factory, String column) {
    List<String> texts = texts(column).stream().map(String::strip).toList();
    List<String> names = List.copyOf(new TreeSet<>(texts));
    Map<String, Integer> numbers = new LinkedHashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    long[] classes = texts.stream().mapToLong(numbers::get).toArray();
    return new Labels(
        factory.tensor(new HostArray.Longs(classes), Shape.of(classes.length)), names);
  }

  /** The place of {@code column} among the columns; another name is an error that lists them. */
  default int at(String column) {
    int at = columns().indexOf(column);
    if (at < 0) {
      throw new NablaException(
          name(), "one of the columns " + columns(), "'" + column + "'", "name one of them");
    }
    return at;
  }

  /**
   * Classes as numbers.
   *
   * @param classes INT64 {@code [rows]}, positions in {@code names}
   */
  record Labels(Tensor classes, List<String> names) {}
}
