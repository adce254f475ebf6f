/** What a backend implements: small pure functions on its own arrays. */
@NullMarked
package dev.nabla.kernel;

import org.jspecify.annotations.NullMarked;
