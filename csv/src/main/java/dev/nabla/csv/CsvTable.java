package dev.nabla.csv;

import dev.nabla.data.Table;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;

/** Rows of text. */
final class CsvTable implements Table {
  private final String name;
  private final List<String> columns;
  private final List<Row> rows;

  /** The fields of one row, and the line on which it begins. */
  record Row(long line, List<String> fields) {}

  CsvTable(String name, List<String> columns, List<Row> rows) {
    this.name = name;
    this.columns = List.copyOf(columns);
    this.rows = List.copyOf(rows);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public int rows() {
    return rows.size();
  }

  @Override
  public List<String> texts(String column) {
    int at = at(column);
    return rows.stream().map(row -> row.fields().get(at)).toList();
  }

  /** An empty field and "nan" are NaN; an error names the file, the line and the column. */
  @Override
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

  @Override
  public String toString() {
    return name + ": " + rows.size() + " rows of " + columns;
  }
}
