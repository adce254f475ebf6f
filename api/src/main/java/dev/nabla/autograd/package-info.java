/** The one tape: each operation recorded with its gradient, walked back once. */
@NullMarked
package dev.nabla.autograd;

import org.jspecify.annotations.NullMarked;
