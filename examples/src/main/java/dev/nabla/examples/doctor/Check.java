package dev.nabla.examples.doctor;

import java.util.List;

/** A question to an installation. */
@FunctionalInterface
interface Check {
  /** Nothing where there is nothing to say, on another system say. */
  List<Finding> look(Facts facts);
}
