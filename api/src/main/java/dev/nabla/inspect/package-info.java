/** Backends that look at backends: each op compared, timed or logged, for any program unchanged. */
@NullMarked
package dev.nabla.inspect;

import org.jspecify.annotations.NullMarked;
