package dev.nabla.examples.gallery;

import dev.nabla.backend.Backend;
import dev.nabla.data.DataLoader;
import dev.nabla.data.Example;
import dev.nabla.data.LoaderOptions;
import dev.nabla.data.TensorDataset;
import dev.nabla.nn.Lstm;
import dev.nabla.nn.Module;
import dev.nabla.nn.RecurrentOptions;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.schedule.CosineAnnealingLr;
import dev.nabla.plot.Plots;
import dev.nabla.tensor.DType;
import dev.nabla.tensor.Tensor;
import dev.nabla.train.History;
import dev.nabla.train.R2;
import dev.nabla.train.Trainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Time series: what comes next, by an LSTM.
 *
 * <p>The series is two waves and noise. The model sees a window of it and says the next value; to
 * forecast further it is given its own forecasts.
 */
public final class Series implements Exhibit {
  private static final int LENGTH = 500;
  private static final int WINDOW = 25;
  private static final int AHEAD = 60;
  private static final int EPOCHS = 20;

  /** Windows {@code [n, window, 1]} to next values {@code [n, 1]}. */
  record Model(Lstm lstm, Module head) implements Module {
    static Model create(Backend backend) {
      return new Model(
          backend.lstm(1, 16, new RecurrentOptions().batchFirst(true)), backend.linear(16, 1));
    }

    @Override
    public Tensor forward(Tensor x) {
      return head.forward(lstm.forward(x).select(1, -1));
    }
  }

  @Override
  public String title() {
    return "Series: a forecast by an LSTM";
  }

  @Override
  public void run(Backend backend, Report report) {
    Tensor series = waves(backend);
    Tensor known = series.narrow(0, 0, LENGTH - AHEAD, 1);
    DataLoader<Example> test =
        DataLoader.of(
            windows(series.narrow(0, LENGTH - AHEAD - WINDOW, AHEAD + WINDOW, 1)),
            new LoaderOptions(AHEAD));
    DataLoader<Example> train =
        DataLoader.of(windows(known), new LoaderOptions(16).shuffle(backend.generator()));

    Model model = Model.create(backend);
    Optimizer optimizer = backend.adam(model.parameters(), 0.02);
    History history =
        new Trainer(backend, model, backend.mseLoss(), optimizer)
            .validation(test)
            .metric("r2", new R2())
            .clipNorm(1)
            .schedule(new CosineAnnealingLr(optimizer, EPOCHS))
            .fit(train, EPOCHS);

    Tensor forecast = backend.noGrad(() -> forecast(model, known));
    Tensor actual = series.narrow(0, LENGTH - AHEAD, AHEAD, 1);
    R2 r2 = new R2();
    r2.update(forecast, actual);
    report.figure("R2 of the next value", history.last("validation.r2"));
    report.figure("R2 of a forecast of " + AHEAD + " values", r2.value());
    report.picture("series", Plots.series("Forecast", "time", "value", lines(series, forecast)));
    report.picture("series-curve", Plots.learningCurve(history));
  }

  /** {@code sin(t / 2) + sin(t / 5) / 2} and noise. */
  private static Tensor waves(Backend backend) {
    Tensor t = backend.arange(LENGTH).to(DType.FLOAT32);
    Tensor noise = backend.randn(t.shape()).mul(0.05);
    return t.div(2).sin().add(t.div(5).sin().div(2)).add(noise);
  }

  /** Each window of a series {@code [n]}, and the value after it. */
  private static TensorDataset windows(Tensor series) {
    Tensor windows = series.unfold(0, WINDOW + 1, 1);
    return new TensorDataset(
        windows.narrow(1, 0, WINDOW, 1).unsqueeze(2), windows.narrow(1, WINDOW, 1, 1));
  }

  /** The values after the end of {@code known}, each worked out from those before it. */
  private static Tensor forecast(Model model, Tensor known) {
    Tensor all = known;
    for (int i = 0; i < AHEAD; i++) {
      Tensor window = all.slice(0, -WINDOW, Integer.MAX_VALUE).reshape(1, WINDOW, 1);
      all = all.concat(0, model.forward(window).flatten());
    }
    return all.slice(0, -AHEAD, Integer.MAX_VALUE);
  }

  private static Map<String, List<Double>> lines(Tensor series, Tensor forecast) {
    Map<String, List<Double>> lines = new LinkedHashMap<>();
    int from = LENGTH - 3 * AHEAD;
    lines.put("series", values(series.slice(0, from, LENGTH)));
    List<Double> shifted = new ArrayList<>(Collections.nCopies(2 * AHEAD, Double.NaN));
    shifted.addAll(values(forecast));
    lines.put("forecast", shifted);
    return lines;
  }

  private static List<Double> values(Tensor x) {
    List<Double> values = new ArrayList<>();
    for (float value : x.toFloatArray()) {
      values.add((double) value);
    }
    return values;
  }
}
