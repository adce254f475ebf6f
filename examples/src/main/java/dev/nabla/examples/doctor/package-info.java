/** What may be wrong with an installation: each question a class, its facts given. */
@NullMarked
package dev.nabla.examples.doctor;

import org.jspecify.annotations.NullMarked;
