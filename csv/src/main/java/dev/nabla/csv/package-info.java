/** Tables in files of comma-separated values. */
@NullMarked
package dev.nabla.csv;

import org.jspecify.annotations.NullMarked;
