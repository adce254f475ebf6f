package dev.nabla.parquet;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnSchema;
import dev.nabla.tensor.NablaException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** One column, and how its values are read. */
record Column(ColumnSchema schema) {
  String name() {
    return String.join(".", schema.fieldPath().elements());
  }

  /** Refuses, in the name of {@code file}, what has no number for each row. */
  void requireNumbers(String file) {
    if (!isFlat() || !isNumber()) {
      throw refused(file, "a number for each row", "leave it out, or take it as labels");
    }
  }

  /** Refuses, in the name of {@code file}, what has no text or number for each row. */
  void requireTexts(String file) {
    if (!isFlat() || !(isNumber() || isText())) {
      throw refused(file, "a text or a number for each row", "save it as text, or leave it out");
    }
  }

  private NablaException refused(String file, String expected, String remedy) {
    return new NablaException(
        file + ", column '" + name() + "'",
        expected,
        type(),
        isFlat() ? remedy : "flatten it before it is saved");
  }

  private boolean isNumber() {
    LogicalType logical = schema.logicalType();
    return switch (schema.type()) {
      case INT32, INT64 ->
          logical == null
              || (logical instanceof LogicalType.IntType type
                  && (type.isSigned() || type.bitWidth() < Long.SIZE));
      case BOOLEAN, FLOAT, DOUBLE -> logical == null;
      case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> false;
    };
  }

  private boolean isText() {
    LogicalType logical = schema.logicalType();
    return schema.type() == PhysicalType.BYTE_ARRAY
        && (logical instanceof LogicalType.StringType || logical instanceof LogicalType.EnumType);
  }

  /** In a list or a structure there may be more values than rows, or fewer. */
  private boolean isFlat() {
    return schema.maxRepetitionLevel() == 0 && schema.fieldPath().elements().size() == 1;
  }

  private String type() {
    String logical = schema.logicalType() == null ? "" : " (" + schema.logicalType() + ")";
    return schema.type() + logical + (isFlat() ? "" : " in a list or structure");
  }

  /** Writes the values to every {@code step}th place of {@code into}; how many there are. */
  int numbers(ParquetFileReader reader, float[] into, int first, int step) {
    int row = 0;
    try (ColumnReader batch = reader.columnReader(schema.columnIndex())) {
      while (batch.nextBatch()) {
        IntToDoubleFunction values = numbers(batch);
        Validity validity = batch.getLeafValidity();
        for (int i = 0; i < batch.getValueCount(); i++) {
          into[first + step * row++] =
              validity.isNull(i) ? Float.NaN : (float) values.applyAsDouble(i);
        }
      }
    }
    return row;
  }

  private IntToDoubleFunction numbers(ColumnReader batch) {
    return switch (schema.type()) {
      case BOOLEAN -> {
        boolean[] values = batch.getBooleans();
        yield i -> values[i] ? 1 : 0;
      }
      case INT32, INT64 -> whole(batch)::apply;
      case FLOAT -> {
        float[] values = batch.getFloats();
        yield i -> values[i];
      }
      case DOUBLE -> {
        double[] values = batch.getDoubles();
        yield i -> values[i];
      }
      case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> throw new IllegalStateException(type());
    };
  }

  /** Whole numbers as texts have them, for classes may be larger than a float can tell apart. */
  private IntFunction<Long> whole(ColumnReader batch) {
    if (schema.type() == PhysicalType.INT64) {
      long[] values = batch.getLongs();
      return i -> values[i];
    }
    int[] values = batch.getInts();
    boolean signed = !(schema.logicalType() instanceof LogicalType.IntType type) || type.isSigned();
    return i -> signed ? (long) values[i] : Integer.toUnsignedLong(values[i]);
  }

  /** The text of each row; a missing one is empty. */
  List<String> texts(ParquetFileReader reader) {
    List<String> texts = new ArrayList<>();
    try (ColumnReader batch = reader.columnReader(schema.columnIndex())) {
      while (batch.nextBatch()) {
        IntFunction<String> values = texts(batch);
        Validity validity = batch.getLeafValidity();
        for (int i = 0; i < batch.getValueCount(); i++) {
          texts.add(validity.isNull(i) ? "" : values.apply(i));
        }
      }
    }
    return texts;
  }

  private IntFunction<String> texts(ColumnReader batch) {
    return switch (schema.type()) {
      case INT32, INT64 -> {
        IntFunction<Long> values = whole(batch);
        yield i -> Long.toString(values.apply(i));
      }
      case BOOLEAN, FLOAT, DOUBLE -> {
        IntToDoubleFunction values = numbers(batch);
        yield i ->
            schema.type() == PhysicalType.BOOLEAN
                ? Boolean.toString(values.applyAsDouble(i) != 0)
                : Double.toString(values.applyAsDouble(i));
      }
      case BYTE_ARRAY -> {
        String[] values = batch.getStrings();
        yield i -> values[i];
      }
      case INT96, FIXED_LEN_BYTE_ARRAY -> throw new IllegalStateException(type());
    };
  }
}
