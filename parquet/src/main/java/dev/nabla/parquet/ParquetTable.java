package dev.nabla.parquet;

import dev.nabla.data.Table;
import dev.nabla.tensor.HostArray;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.nio.file.Path;
import java.util.List;

/** What a file says of its columns, which are read when they are asked for. */
record ParquetTable(Path file, List<Column> schema, int rows) implements Table {
  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public List<String> columns() {
    return schema.stream().map(Column::name).toList();
  }

  @Override
  public List<String> texts(String column) {
    Column wanted = schema.get(at(column));
    wanted.requireTexts(name());
    List<String> texts = Parquet.reading(file, wanted::texts);
    requireRows(wanted, texts.size());
    return texts;
  }

  /** A missing value is NaN; an error names the file, the column and its type. */
  @Override
  public Tensor numbers(TensorFactory factory, String... wanted) {
    List<String> names = wanted.length == 0 ? columns() : List.of(wanted);
    List<Column> columns = names.stream().map(name -> schema.get(at(name))).toList();
    columns.forEach(column -> column.requireNumbers(name()));
    float[] values = new float[places(columns.size())];
    Parquet.reading(
        file,
        reader -> {
          for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            requireRows(column, column.numbers(reader, values, i, columns.size()));
          }
          return values;
        });
    return factory.tensor(new HostArray.Floats(values), Shape.of(rows, columns.size()));
  }

  private int places(int columns) {
    long places = (long) rows * columns;
    if (places > Integer.MAX_VALUE) {
      throw new NablaException(
          name(),
          "rows and columns for at most " + Integer.MAX_VALUE + " numbers",
          rows + " rows of " + columns,
          "name fewer columns at once");
    }
    return (int) places;
  }

  /** Zeros in place of what is not there would go unnoticed into a training. */
  private void requireRows(Column column, int found) {
    if (found != rows) {
      throw new NablaException(
          name() + ", column '" + column.name() + "'",
          rows + " rows, as the file said",
          Integer.toString(found),
          "read it again: it has changed or is damaged");
    }
  }

  @Override
  public String toString() {
    return name() + ": " + rows + " rows of " + columns();
  }
}
