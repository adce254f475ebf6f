package dev.nabla.parquet;

import dev.nabla.data.Table;
import dev.nabla.tensor.HostArray;
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
    return Parquet.reading(file, wanted::texts);
  }

  /** A missing value is NaN; an error names the file, the column and its type. */
  @Override
  public Tensor numbers(TensorFactory factory, String... wanted) {
    List<String> names = wanted.length == 0 ? columns() : List.of(wanted);
    List<Column> columns = names.stream().map(name -> schema.get(at(name))).toList();
    columns.forEach(column -> column.requireNumbers(name()));
    float[] values = new float[Math.multiplyExact(rows, columns.size())];
    Parquet.reading(
        file,
        reader -> {
          for (int i = 0; i < columns.size(); i++) {
            columns.get(i).numbers(reader, values, i, columns.size());
          }
          return values;
        });
    return factory.tensor(new HostArray.Floats(values), Shape.of(rows, columns.size()));
  }

  @Override
  public String toString() {
    return name() + ": " + rows + " rows of " + columns();
  }
}
