/** How programs find an engine, and what they ask of it. */
@NullMarked
package dev.nabla.backend;

import org.jspecify.annotations.NullMarked;
