/** Programs that know no backend by name, and the command that runs them. */
@NullMarked
package dev.nabla.examples;

import org.jspecify.annotations.NullMarked;
