package dev.nabla.monitor;

import dev.nabla.train.Callback;
import dev.nabla.train.History;
import dev.nabla.train.Run;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A page on this machine that shows a run while it trains: {@link #url} is to be opened in a
 * browser.
 *
 * <pre>{@code
 * try (LivePage page = new LivePage()) {
 *   System.out.println(page.url());
 *   trainer.callback(page).fit(loader, 50);
 * }
 * }</pre>
 *
 * <p>It shows the loss, the validation's figures, the learning rate, the norm of the gradients,
 * samples per second, memory, how far the run is and how it ended; {@code /data} has the numbers as
 * JSON. A page that is opened late gets all that was before. However long the run, some thousand
 * points are kept, each the mean of as many steps as need be. It stays after the run until it is
 * closed or the program ends. Nobody else than this machine's users can open it, and no browser can
 * hold up the training.
 */
public final class LivePage implements Callback, AutoCloseable {
  private static final int FIRST_STEPS = 200;
  private static final double SHARE = 0.05;

  private final LiveState state = new LiveState();
  private final LiveServer server;
  private @Nullable Pace pace;
  private double rate = Double.NaN;
  private double gradientNorm = Double.NaN;
  private int measured;
  private double measuring;

  /** At a port that is free. */
  public LivePage() {
    this(0);
  }

  /** At {@code port}; 0 stands for one that is free. */
  public LivePage(int port) {
    this.server = new LiveServer(port, state);
  }

  /** Where the page is. */
  public URI url() {
    return server.url();
  }

  @Override
  public void onStart(Run run) {
    Pace begun = new Pace(run, System::nanoTime);
    pace = begun;
    measured = 0;
    measuring = 0;
    state.start(run, begun);
  }

  /** Measures the gradients as long as that takes but a small share of the time. */
  @Override
  public void onGradients(Run run) {
    Pace at = pace;
    rate = LiveState.rate(run.optimizer());
    gradientNorm = Double.NaN;
    if (at != null && (measured < FIRST_STEPS || measuring < SHARE * at.elapsed())) {
      double before = at.elapsed();
      gradientNorm = run.gradientNorm();
      measured++;
      measuring += at.elapsed() - before;
    }
  }

  @Override
  public void onStep(Run run) {
    Pace at = pace;
    if (at != null) {
      at.stepped(run);
      state.step(run, rate, gradientNorm);
    }
  }

  @Override
  public void onEpoch(Run run) {
    Pace at = pace;
    if (at != null) {
      at.epoch(run);
      state.epoch(run);
    }
  }

  @Override
  public void onEnd(Run run) {
    if (pace != null) {
      state.end(run);
      pace = null;
      if (run.history().ending() == History.Ending.INTERRUPTED) {
        close(); // now, as the JVM ends, and the page is to say so
      }
    }
  }

  /** Ends the page: what a browser shows stays there. */
  @Override
  public void close() {
    server.close();
  }
}
