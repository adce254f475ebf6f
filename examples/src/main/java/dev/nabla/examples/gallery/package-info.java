/**
 * Programs from many fields of deep learning: each learns something, says how well, and draws it.
 */
@NullMarked
package dev.nabla.examples.gallery;

import org.jspecify.annotations.NullMarked;
