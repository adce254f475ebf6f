package dev.nabla.examples.task;

import dev.nabla.data.Table;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import dev.nabla.tensor.TensorFactory;
import java.util.List;

/** Columns of a table without a gap. */
final class Columns {
  private Columns() {}

  static Tensor numbers(Table table, TensorFactory factory, List<String> columns) {
    Tensor numbers = table.numbers(factory, columns.toArray(String[]::new));
    long gaps = (long) numbers.ne(numbers).to(DType.INT64).sum().item();
    if (gaps > 0) {
      throw gaps(table, "a number in each field of " + columns, gaps);
    }
    return numbers;
  }

  /** Whether {@code column}, in which no field is empty, has numbers alone. */
  static boolean isNumeric(Table table, String column) {
    List<String> texts = table.texts(column).stream().map(String::strip).toList();
    long gaps = texts.stream().filter(String::isEmpty).count();
    if (gaps > 0) {
      throw gaps(table, "a text or a number in each field of '" + column + "'", gaps);
    }
    return texts.stream().allMatch(Columns::isNumber);
  }

  private static boolean isNumber(String text) {
    try {
      return Float.isFinite(Float.parseFloat(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static NablaException gaps(Table table, String expected, long gaps) {
    return new NablaException(
        table.toString(), expected, gaps + " without", "leave those rows or columns out");
  }
}
