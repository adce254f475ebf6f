/** Pictures of what happens around training: curves, fits, histograms, confusion matrices. */
@NullMarked
package dev.nabla.plot;

import org.jspecify.annotations.NullMarked;
