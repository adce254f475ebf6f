"""Writes the files beside it, with PyArrow 25: python record.py"""
import datetime

import pyarrow as pa
import pyarrow.parquet as pq

rows = 1000
table = pa.table({
    "single": pa.array([i * 0.5 for i in range(rows)], pa.float32()),
    "double": pa.array([None if i % 10 == 3 else i / 4 for i in range(rows)], pa.float64()),
    "int": pa.array([i - 500 for i in range(rows)], pa.int32()),
    "long": pa.array([i * 2**40 for i in range(rows)], pa.int64()),
    "byte": pa.array([i % 256 for i in range(rows)], pa.uint8()),
    "unsigned": pa.array([2**32 - 1 - i for i in range(rows)], pa.uint32()),
    "truth": pa.array([i % 3 == 0 for i in range(rows)], pa.bool_()),
    "kind": pa.array([None if i == 7 else ("b", "ä", "c")[i % 3] for i in range(rows)]),
    "day": pa.array([datetime.date(2025, 1, 1)] * rows),
    "list": pa.array([[i, i] for i in range(rows)]),
})
for name, options in {
    "plain": {"compression": "none", "use_dictionary": False, "data_page_version": "1.0"},
    "snappy": {"compression": "snappy", "data_page_version": "2.0"},
    "gzip": {"compression": "gzip"},
    "zstd": {"compression": "zstd"},
}.items():
    pq.write_table(table, name + ".parquet", row_group_size=300, data_page_size=500, **options)
