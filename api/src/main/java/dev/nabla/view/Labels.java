package dev.nabla.view;

import dev.nabla.nn.Component;

/** What people call things. */
final class Labels {
  private Labels() {}

  /** The type of {@code component}, as its description begins. */
  static String type(Component component) {
    String text = component.describe();
    int end = text.indexOf('(', 1);
    return end < 0 ? text : text.substring(0, end);
  }
}
