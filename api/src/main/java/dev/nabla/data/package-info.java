/** Data in batches: datasets, how they are read, shuffled, split and changed. */
@NullMarked
package dev.nabla.data;

import org.jspecify.annotations.NullMarked;
