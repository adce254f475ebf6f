package dev.nabla.examples;

import dev.nabla.backend.Backend;
import java.io.PrintWriter;

/**
 * A program that runs on whichever backend it is given.
 *
 * <p>Bind one by name in a Guice module, with {@code MapBinder<String, Example>}, and {@code nabla
 * run NAME} runs it.
 */
public interface Example {
  /** What it shows, in a few words: the heading above what it prints. */
  String title();

  /** Computes on {@code backend} and prints to {@code out}. */
  void run(Backend backend, PrintWriter out);
}
