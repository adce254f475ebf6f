package dev.nabla.examples.task;

import dev.nabla.train.Callback;
import dev.nabla.train.Run;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Draws a bar for the epoch at hand, on a terminal; it is gone when the epoch is done.
 *
 * <p>An epoch that takes no time to speak of gets none, lest the terminal flicker.
 */
final class Bar implements Callback {
  private static final long SOON = 200_000_000;
  private static final int MILLISECONDS = 100;

  private final PrintWriter out;
  private final int width;
  private long start;
  private @Nullable ProgressBar bar;

  /** Draws to {@code out}, which is a terminal's. */
  Bar(PrintWriter out) {
    this.out = out;
    this.width = new ConsoleProgressBarConsumer(System.out).getMaxRenderedLength();
  }

  @Override
  public void onStart(Run run) {
    start = System.nanoTime();
  }

  @Override
  public void onStep(Run run) {
    if (bar == null && System.nanoTime() - start > SOON) {
      bar = begun(run);
    }
    if (bar != null) {
      bar.setExtraMessage(String.format(Locale.ROOT, " loss %.4g", run.meanLoss()));
      bar.stepTo(run.batch());
    }
  }

  private ProgressBar begun(Run run) {
    return new ProgressBarBuilder()
        .setTaskName("epoch " + run.epoch() + "/" + run.epochs())
        .setInitialMax(run.batches())
        .startsFrom(run.batch(), Duration.ZERO)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(MILLISECONDS)
        .setConsumer(new Line(out, width))
        .clearDisplayOnFinish()
        .build();
  }

  @Override
  public void onEpoch(Run run) {
    close();
    start = System.nanoTime();
  }

  @Override
  public void onEnd(Run run) {
    close();
  }

  private void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  /** The terminal's last line, written over and over. */
  private record Line(PrintWriter out, int width) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return width;
    }

    @Override
    public void accept(String rendered) {
      out.print("\r" + rendered);
      out.flush();
    }

    @Override
    public void close() {
      out.flush();
    }
  }
}
