package dev.nabla.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.nabla.data.Table;
import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads tables of comma-separated values in UTF-8, as RFC 4180 has them.
 *
 * <p>A row with more or fewer fields than the first is an error that names the file and the line.
 */
public final class Csv {
  private Csv() {}

  /** The table in {@code file}, whose first row names the columns; {@code separator} is a comma. */
  public static Table read(Path file) {
    return read(file, ',', true);
  }

  /**
   * The table in {@code file}.
   *
   * @param header whether the first row names the columns; else they are called "0", "1", ..
   */
  public static Table read(Path file, char separator, boolean header) {
    return table(file.toString(), records(file, separator), header);
  }

  /**
   * The table in {@code text}, whose first row names the columns; {@code separator} is a comma.
   *
   * @param name what errors call it
   */
  public static Table parse(String name, String text) {
    try {
      return table(name, reader(',').ofCsvRecord(text).stream().toList(), true);
    } catch (CsvParseException e) {
      throw broken(name, e);
    }
  }

  private static Table table(String name, List<CsvRecord> records, boolean header) {
    if (records.isEmpty()) {
      throw new NablaException(
          name, "a table", "no row", "save it again, with a row for each sample");
    }
    CsvRecord first = records.get(0);
    int count = first.getFieldCount();
    List<String> columns =
        header
            ? first.getFields().stream().map(String::strip).toList()
            : IntStream.range(0, count).mapToObj(Integer::toString).toList();
    requireDistinct(name, columns);
    List<CsvTable.Row> rows = new ArrayList<>();
    for (CsvRecord record : header ? records.subList(1, records.size()) : records) {
      if (record.getFieldCount() != count) {
        throw new NablaException(
            name + ", line " + record.getStartingLineNumber(),
            count + " fields, as the first row has",
            Integer.toString(record.getFieldCount()),
            "mend the row: a field that has the separator in it stands in quotes");
      }
      rows.add(new CsvTable.Row(record.getStartingLineNumber(), List.copyOf(record.getFields())));
    }
    return new CsvTable(name, columns, rows);
  }

  private static List<CsvRecord> records(Path file, char separator) {
    try (CsvReader<CsvRecord> reader = reader(separator).ofCsvRecord(file)) {
      return reader.stream().toList();
    } catch (CsvParseException e) {
      throw broken(file.toString(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new NablaException(
          file.toString(),
          "a file in UTF-8 that can be read",
          String.valueOf(e),
          "mend its path, rights or encoding",
          e);
    }
  }

  private static NablaException broken(String name, CsvParseException e) {
    return new NablaException(
        name, "comma-separated values", String.valueOf(e.getMessage()), "mend it", e);
  }

  private static CsvReader.CsvReaderBuilder reader(char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .allowExtraFields(true) // told apart above, with their line
        .allowMissingFields(true);
  }

  private static void requireDistinct(String name, List<String> columns) {
    if (columns.stream().distinct().count() < columns.size()) {
      throw new NablaException(
          name,
          "a name of its own for each column",
          columns.toString(),
          "rename a column, or read without a header");
    }
  }
}
