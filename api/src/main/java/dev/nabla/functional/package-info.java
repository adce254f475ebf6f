/** The formulas behind the layers, each on tensors alone and without anything that learns. */
@NullMarked
package dev.nabla.functional;

import org.jspecify.annotations.NullMarked;
