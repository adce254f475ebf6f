package dev.nabla.nn;

import java.util.List;

/**
 * What {@link Component#loadStateDict(java.util.Map, boolean)} left alone.
 *
 * @param missing names of the module that the state lacks, in the module's order
 * @param unexpected names of the state that the module lacks, in the state's order
 */
public record IncompatibleKeys(List<String> missing, List<String> unexpected) {
  /** Holds on to its own copies of the lists. */
  public IncompatibleKeys {
    missing = List.copyOf(missing);
    unexpected = List.copyOf(unexpected);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return missing.isEmpty() && unexpected.isEmpty();
  }
}
