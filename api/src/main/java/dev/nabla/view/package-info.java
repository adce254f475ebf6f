/** Models and graphs for people: a table of a model at work, and diagrams. */
@NullMarked
package dev.nabla.view;

import org.jspecify.annotations.NullMarked;
