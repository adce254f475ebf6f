package dev.nabla.train;

import dev.nabla.backend.Backend;
import dev.nabla.data.DataLoader;
import dev.nabla.data.Example;
import dev.nabla.loss.Loss;
import dev.nabla.nn.Module;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a model makes of samples that are held back: the mean loss over them, and metrics. */
record Evaluation(Backend backend, Module model, Loss loss, Map<String, Metric> metrics) {
  static final String LOSS = "loss";

  /** Without gradients, batch by batch; the model is in its mode of evaluation from here on. */
  Map<String, Double> of(DataLoader<Example> held) {
    model.eval();
    metrics.values().forEach(Metric::reset);
    double sum = 0;
    long samples = 0;
    for (Iterator<Example> batches = held.iterator(); batches.hasNext(); ) {
      try (Scope scope = backend.scope()) {
        Example batch = batches.next();
        int count = batch.input().shape().extent(0);
        sum += backend.noGrad(() -> taken(batch)) * count;
        samples += count;
      }
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(LOSS, sum / samples);
    metrics.forEach((name, metric) -> figures.put(name, metric.value()));
    return figures;
  }

  /** The mean loss over a batch, which the metrics have taken. */
  private double taken(Example batch) {
    Tensor prediction = model.forward(batch.input());
    metrics.values().forEach(metric -> metric.update(prediction, batch.target()));
    return loss.of(prediction, batch.target()).item();
  }
}
