package dev.nabla.examples.gallery;

import dev.nabla.backend.Backend;

/**
 * A program that learns something on whichever backend it is given, and shows how well.
 *
 * <p>Bind one by name in a Guice module, with {@code MapBinder<String, Exhibit>}, and {@code nabla
 * run NAME} runs it.
 */
public interface Exhibit {
  /** What it shows, in a few words: the heading above what it prints. */
  String title();

  /** Learns on {@code backend}, which has been seeded, and tells {@code report} what came out. */
  void run(Backend backend, Report report);
}
