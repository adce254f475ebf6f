/**
 * The backend in plain Java: strided views over Java arrays, and one loop per operation and dtype.
 */
@NullMarked
package dev.nabla.backend.pure;

import org.jspecify.annotations.NullMarked;
