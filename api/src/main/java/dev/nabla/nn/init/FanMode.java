package dev.nabla.nn.init;

/** Which fan sets the spread. */
public enum FanMode {
  /** That of the inputs: keeps the variance on the way forward. */
  FAN_IN,
  /** That of the outputs: keeps the variance of the gradients on the way back. */
  FAN_OUT;

  long of(Fans fans) {
    return this == FAN_IN ? fans.in() : fans.out();
  }
}
