package dev.nabla.tensor;

/** Looks at every result on its thread until it is closed, by try-with-resources. */
public interface AnomalyDetection extends AutoCloseable {
  @Override
  void close();
}
