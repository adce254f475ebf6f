/** What backends do in a second: the command bench. */
@NullMarked
package dev.nabla.examples.bench;

import org.jspecify.annotations.NullMarked;
