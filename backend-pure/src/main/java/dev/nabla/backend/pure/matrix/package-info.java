/** Products of matrices: operands packed into panels, the result worked out in tiles. */
@NullMarked
package dev.nabla.backend.pure.matrix;

import org.jspecify.annotations.NullMarked;
