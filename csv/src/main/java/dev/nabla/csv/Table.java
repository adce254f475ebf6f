package dev.nabla.csv;

import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;
import java.util.TreeSet;

/** Rows of text under named columns, and the tensors that they make. */
public final class Table {
  private final String name;
  private final List<String> columns;
  private final List<Row> rows;

  /** The fields of one row, and the line on which it begins. */
  record Row(long line, List<String> fields) {}

  Table(String name, List<String> columns, List<Row> rows) {
    this.name = name;
    this.columns = List.copyOf(columns);
    this.rows = List.copyOf(rows);
  }

  /** The names of the columns. */
  public List<String> columns() {
    return columns;
  }

  /** How many rows there are, without the names. */
  public int rows() {
    return rows.size();
  }

  /** The text in {@code column} of each row. */
  public List<String> texts(String column) {
    int at = at(column);
    return rows.stream().map(row -> row.fields().get(at)).toList();
  }

  /**
   * FLOAT32 {@code [rows, wanted]}: the numbers in the wanted columns; with none named, in all.
   *
   * <p>What is no number is an error that names the file, the line and the column. An empty field
   * and "nan" are NaN.
   */
  public Tensor numbers(TensorFactory factory, String... wanted) {
    List<String> names = wanted.length == 0 ? columns : List.of(wanted);
    int[] at = names.stream().mapToInt(this::at).toArray();
    float[] values = new float[rows.size() * at.length];
    int next = 0;
    for (Row row : rows) {
      for (int column : at) {
        values[next++] = number(row, column);
      }
    }
    return factory.tensor(new HostArray.Floats(values), Shape.of(rows.size(), at.length));
  }

  private float number(Row row, int column) {
    String text = row.fields().get(column).strip();
    if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
      return Float.NaN;
    }
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw new NablaException(
          name + ", line " + row.line() + ", column '" + columns.get(column) + "'",
          "a number",
          "'" + text + "'",
          "mend the field, or leave the column out",
          e);
    }
  }

  /**
   * The classes in {@code column}: the different texts without the blanks around them, sorted, and
   * the number of each row's.
   */
  public Labels labels(TensorFactory factory, String column) {
    List<String> texts = texts(column).stream().map(String::strip).toList();
    List<String> names = List.copyOf(new TreeSet<>(texts));
    long[] classes = texts.stream().mapToLong(names::indexOf).toArray();
    return new Labels(
        factory.tensor(new HostArray.Longs(classes), Shape.of(classes.length)), names);
  }

  /**
   * Classes as numbers.
   *
   * @param classes INT64 {@code [rows]}, positions in {@code names}
   */
  public record Labels(Tensor classes, List<String> names) {}

  private int at(String column) {
    int at = columns.indexOf(column);
    if (at < 0) {
      throw new NablaException(
          name, "one of the columns " + columns, "'" + column + "'", "name one of them");
    }
    return at;
  }

  @Override
  public String toString() {
    return name + ": " + rows.size() + " rows of " + columns;
  }
}
