/** Tables in Parquet files. */
@NullMarked
package dev.nabla.parquet;

import org.jspecify.annotations.NullMarked;
