/** Looking on while a model trains: event files for TensorBoard, and a page that is live. */
@NullMarked
package dev.nabla.monitor;

import org.jspecify.annotations.NullMarked;
