/** Training without a program: a file says what, and the commands train and predict do it. */
@NullMarked
package dev.nabla.examples.task;

import org.jspecify.annotations.NullMarked;
