package dev.nabla.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.nabla.data.Table;
import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads tables in Parquet files: columns of numbers, truths and texts; compressed with Snappy, gzip
 * or not at all.
 */
public final class Parquet {
  private Parquet() {}

  /** The table in {@code file}, whose columns are read when they are asked for. */
  public static Table read(Path file) {
    return reading(
        file,
        reader ->
            new ParquetTable(
                file,
                reader.getFileSchema().getColumns().stream().map(Column::new).toList(),
                Math.toIntExact(reader.getFileMetaData().numRows())));
  }

  /** What is done with an open file. */
  interface Reading<T> {
    T of(ParquetFileReader reader) throws IOException;
  }

  /**
   * Opens {@code file} for {@code reading}; whatever is wrong with it is an error that names it.
   */
  static <T> T reading(Path file, Reading<T> reading) {
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
      return reading.of(reader);
    } catch (NablaException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // the library's own checks throw either
      throw refused(file, e);
    }
  }

  private static NablaException refused(Path file, Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsupportedOperationException) { // its message says what is lacking
        return new NablaException(
            file.toString(),
            "a compression and an encoding that can be read",
            String.valueOf(cause.getMessage()),
            "add the library that it names, or save it with Snappy",
            thrown);
      }
    }
    return new NablaException(
        file.toString(),
        "a Parquet file that can be read",
        String.valueOf(thrown),
        "mend its path or rights, or save it again",
        thrown);
  }
}
