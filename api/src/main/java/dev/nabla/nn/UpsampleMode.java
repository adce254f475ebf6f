package dev.nabla.nn;

/** What {@link Upsample} takes an element of the larger image from. */
public enum UpsampleMode {
  /** The element at the same place, rounded down. */
  NEAREST,
  /** The two around it, for {@code [N, C, L]}. */
  LINEAR,
  /** The four around it, for {@code [N, C, H, W]}. */
  BILINEAR,
  /** The 16 around it, for {@code [N, C, H, W]}. */
  BICUBIC
}
