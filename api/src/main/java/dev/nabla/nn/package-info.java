/** Modules: layers and models. */
@NullMarked
package dev.nabla.nn;

import org.jspecify.annotations.NullMarked;
