package dev.nabla.tensor;

/**
 * What was chosen along an axis, and where it stood.
 *
 * @param values the elements chosen; the gradient flows to where they stood
 * @param indices their positions along the axis, INT64, of the shape of the values
 */
public record ValuesAndIndices(Tensor values, Tensor indices) {}
