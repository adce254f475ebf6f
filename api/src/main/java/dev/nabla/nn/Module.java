package dev.nabla.nn;

import dev.nabla.tensor.Tensor;

/**
 * A function of one tensor with parameters: a layer, or a model made of layers.
 *
 * <p>A module that is a record needs no more than {@link #forward}: its components are its
 * parameters, buffers and child modules, under their own names. A class overrides {@link
 * #components}. What takes several tensors, such as an attention, is a {@link Component} with a
 * method of its own.
 */
public interface Module extends Component {
  /** The module's output for {@code x}. */
  Tensor forward(Tensor x);
}
