/** What the engines' twins begin with: the numbers that Nabla draws. */
@NullMarked
package dev.nabla.benchmarks.direct;

import org.jspecify.annotations.NullMarked;
