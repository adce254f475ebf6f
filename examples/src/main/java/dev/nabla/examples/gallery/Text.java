package dev.nabla.examples.gallery;

import dev.nabla.backend.Backend;
import dev.nabla.data.DataLoader;
import dev.nabla.data.Example;
import dev.nabla.data.LoaderOptions;
import dev.nabla.data.TensorDataset;
import dev.nabla.loss.Loss;
import dev.nabla.nn.AttentionMask;
import dev.nabla.nn.Module;
import dev.nabla.nn.PositionalEncoding;
import dev.nabla.nn.TransformerEncoder;
import dev.nabla.nn.TransformerOptions;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.schedule.CosineAnnealingLr;
import dev.nabla.plot.Plots;
import dev.nabla.tensor.Scope;
import dev.nabla.tensor.Tensor;
import dev.nabla.train.History;
import dev.nabla.train.Perplexity;
import dev.nabla.train.Trainer;
import java.util.stream.DoubleStream;

/**
 * Language: the next character of a play by Shakespeare, by a transformer.
 *
 * <p>Each position sees itself and those before it, and says which character follows. How unsure it
 * is, its perplexity, is held against that of a table of how often one character follows another.
 */
public final class Text implements Exhibit {
  private static final int WINDOW = 32;
  private static final int WIDTH = 32;
  private static final int EPOCHS = 4;
  private static final int BATCH = 16;

  /** Characters {@code [n, t]} to scores of those that follow, {@code [n, t, characters]}. */
  record Model(
      Module embedding, PositionalEncoding positions, TransformerEncoder layers, Module scores)
      implements Module {
    static Model create(Backend backend, int characters) {
      TransformerOptions options =
          new TransformerOptions().dimFeedforward(4 * WIDTH).dropout(0).batchFirst(true);
      return new Model(
          backend.embedding(characters, WIDTH),
          backend.positionalEncoding(
              WIDTH, new PositionalEncoding.Options().dropout(0).maxLen(WINDOW).batchFirst(true)),
          backend
              .transformerEncoder(WIDTH, 4, 2, options.normFirst(true))
              .norm(backend.layerNorm(WIDTH)),
          backend.linear(WIDTH, characters));
    }

    @Override
    public Tensor forward(Tensor x) {
      Tensor y = positions.forward(embedding.forward(x));
      return scores.forward(layers.forward(y, new AttentionMask().causal(true)));
    }
  }

  @Override
  public String title() {
    return "Text: a transformer that writes";
  }

  @Override
  public void run(Backend backend, Report report) {
    String play = Resource.text("coriolanus.txt");
    String known = play.substring(0, play.length() * 9 / 10);
    String held = play.substring(known.length());
    Alphabet alphabet = Alphabet.of(play);
    DataLoader<Example> test =
        DataLoader.of(
            windows(backend.tensor(alphabet.codes(held)), WINDOW), new LoaderOptions(BATCH));
    DataLoader<Example> train =
        DataLoader.of(
            windows(backend.tensor(alphabet.codes(known)), WINDOW),
            new LoaderOptions(BATCH).shuffle(backend.generator()));

    int count = alphabet.size();
    Model model = Model.create(backend, count);
    Optimizer optimizer = backend.adamW(model.parameters(), 0.01);
    Loss crossEntropy = backend.crossEntropyLoss();
    Perplexity perplexity = new Perplexity();
    Trainer trainer =
        new Trainer(
                backend,
                model,
                (scores, next) -> crossEntropy.of(scores.reshape(-1, count), next.flatten()),
                optimizer)
            .validation(test)
            .metric("perplexity", perplexity)
            .schedule(new CosineAnnealingLr(optimizer, EPOCHS));
    report.line("before: " + sample(backend, model, alphabet, 60));
    trainer.evaluate(test);
    report.figure("perplexity before", perplexity.value());
    History history = trainer.fit(train, EPOCHS);
    report.figure("perplexity after", perplexity.value());
    report.figure("that of pairs of characters", alphabet.perplexityOfPairs(known, held));
    report.line("after: " + sample(backend, model, alphabet, 200));
    report.picture("text-curve", Plots.learningCurve(history));
  }

  /** Windows of a text {@code [n]}, each with the same one character further on. */
  private static TensorDataset windows(Tensor text, int step) {
    Tensor windows = text.unfold(0, WINDOW + 1, step);
    return new TensorDataset(windows.narrow(1, 0, WINDOW, 1), windows.narrow(1, 1, WINDOW, 1));
  }

  /** So many characters, each drawn as the model scores it after those before it. */
  private static String sample(Backend backend, Model model, Alphabet alphabet, int length) {
    StringBuilder written = new StringBuilder("\n");
    for (int i = 0; i < length; i++) {
      try (Scope scope = backend.scope()) {
        String seen = written.substring(Math.max(0, written.length() - WINDOW));
        Tensor x = backend.tensor(alphabet.codes(seen)).unsqueeze(0);
        Tensor scores = backend.noGrad(() -> model.forward(x)).select(1, -1);
        Tensor drawn = backend.multinomial(scores.softmax(1), 1, true);
        written.append(alphabet.characters().charAt((int) drawn.item()));
      }
    }
    return written.toString();
  }

  /** The characters of a text; the place of each is its code. */
  record Alphabet(String characters) {
    private static final double SMOOTHING = 0.1;

    static Alphabet of(String text) {
      StringBuilder distinct = new StringBuilder();
      text.chars().sorted().distinct().forEach(c -> distinct.append((char) c));
      return new Alphabet(distinct.toString());
    }

    int size() {
      return characters.length();
    }

    long[] codes(String text) {
      return text.chars().mapToLong(characters::indexOf).toArray();
    }

    /** The perplexity in {@code held} of how often a character follows another in {@code known}. */
    double perplexityOfPairs(String known, String held) {
      double[][] counts = new double[size()][size()];
      long[] before = codes(known);
      for (int i = 1; i < before.length; i++) {
        counts[(int) before[i - 1]][(int) before[i]]++;
      }
      double sum = 0;
      long[] after = codes(held);
      for (int i = 1; i < after.length; i++) {
        double[] row = counts[(int) after[i - 1]];
        double all = DoubleStream.of(row).sum() + size() * SMOOTHING;
        sum -= Math.log((row[(int) after[i]] + SMOOTHING) / all);
      }
      return Math.exp(sum / (after.length - 1));
    }
  }
}
