package dev.nabla.train;

/** Whether a figure is to become less or greater. */
public enum Goal {
  /** As a loss. */
  LEAST,
  /** As an accuracy. */
  GREATEST
}
