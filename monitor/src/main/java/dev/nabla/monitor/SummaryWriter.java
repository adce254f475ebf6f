package dev.nabla.monitor;

import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.Tensor;
import java.io.Closeable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

/**
 * Writes an event file that TensorBoard reads, as PyTorch's {@code SummaryWriter} does.
 *
 * <pre>{@code
 * try (SummaryWriter writer = new SummaryWriter(Path.of("runs", "first"))) {
 *   writer.addScalar("train/loss", 0.25, 1);
 * }
 * }</pre>
 *
 * <p>A folder is one run; {@code tensorboard --logdir runs} shows those in it side by side. What is
 * written is in the file after {@link #flush} and {@link #close}, and once more is written over ten
 * seconds after the last flush. May be used from several threads.
 */
public final class SummaryWriter implements Closeable {
  private static final String VERSION = "brain.Event:2";
  private static final int SUMMARY = 5;
  private static final int DT_STRING = 7;
  private static final long FLUSH_SECONDS = 10;

  private final RecordFile out;
  private final Clock clock;
  private Instant flushed;
  private boolean closed;

  /** Begins a file in {@code folder}, which is made if need be. */
  public SummaryWriter(Path folder) {
    this(folder, Clock.systemUTC());
  }

  SummaryWriter(Path folder, Clock clock) {
    this(RecordFile.create(folder, name(clock.instant())), clock);
  }

  SummaryWriter(RecordFile out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.flushed = clock.instant();
    try {
      ProtoWriter writer = new ProtoWriter().text(1, SummaryWriter.class.getName());
      write(event(0).text(3, VERSION).message(10, writer));
      flush();
    } catch (RuntimeException | Error failure) {
      closeAfter(failure);
      throw failure;
    }
  }

  private void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException again) {
      failure.addSuppressed(again);
    }
  }

  /** As TensorBoard looks for: the time, the machine and the process; the number is the file's. */
  private static String name(Instant now) {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "localhost";
    }
    return String.format(
        Locale.ROOT,
        "events.out.tfevents.%010d.%s.%d",
        now.getEpochSecond(),
        host.replaceAll("[^A-Za-z0-9._-]", "_"),
        ProcessHandle.current().pid());
  }

  /** The file that is written. */
  public Path file() {
    return out.file();
  }

  /** One number of {@code step}, kept as a float: NaN and infinities, too. */
  public void addScalar(String tag, double value, long step) {
    add(step, value(tag).choice(2, (float) value));
  }

  /**
   * How the values of {@code tensor} are spread: their counts in buckets each a tenth wider than
   * the one before. Those that are not finite are left out; nothing is written if none is left.
   */
  public void addHistogram(String tag, Tensor tensor, long step) {
    Buckets buckets = new Buckets(tensor.toHost(), Math.toIntExact(tensor.shape().size()));
    if (!buckets.isEmpty()) {
      add(step, value(tag).message(5, buckets.message()));
    }
  }

  /**
   * A picture {@code [channels, height, width]} with 1 (gray), 3 (red, green, blue) or 4 (and
   * opacity) channels: from 0 to 1 in a floating dtype, from 0 to 255 in INT64.
   */
  public void addImage(String tag, Tensor image, long step) {
    add(step, value(tag).message(4, new Picture(image).message()));
  }

  /** A text, shown as Markdown. */
  public void addText(String tag, String markdown, long step) {
    ProtoWriter shape = new ProtoWriter().message(2, new ProtoWriter().whole(1, 1));
    ProtoWriter tensor = new ProtoWriter().whole(1, DT_STRING).message(2, shape).text(8, markdown);
    ProtoWriter plugin = new ProtoWriter().text(1, "text");
    String shown = tag + "/text_summary"; // PyTorch's, so that runs of both are side by side
    add(step, value(shown).message(8, tensor).message(9, new ProtoWriter().message(1, plugin)));
  }

  /**
   * Has TensorBoard forget what other files of the folder have of {@code step} and later: those of
   * a run that was killed after its last checkpoint, and now goes on from that.
   */
  public void purge(long step) {
    write(event(step).message(7, new ProtoWriter().whole(1, 1))); // that a session starts
  }

  private static ProtoWriter value(String tag) {
    return new ProtoWriter().text(1, tag);
  }

  private void add(long step, ProtoWriter value) {
    write(event(step).message(SUMMARY, new ProtoWriter().message(1, value)));
  }

  private ProtoWriter event(long step) {
    Instant now = clock.instant();
    return new ProtoWriter().real(1, now.getEpochSecond() + now.getNano() / 1e9).whole(2, step);
  }

  private synchronized void write(ProtoWriter event) {
    requireOpen();
    out.write(event.toBytes());
    if (flushed.plusSeconds(FLUSH_SECONDS).isBefore(clock.instant())) {
      flush();
    }
  }

  /** Hands what was written to the system, for TensorBoard to see. */
  public synchronized void flush() {
    requireOpen();
    out.flush();
    flushed = clock.instant();
  }

  private void requireOpen() {
    if (closed) {
      throw new NablaException(
          file().toString(),
          "a writer that is open",
          "one that was closed",
          "write before close(), or make another writer");
    }
  }

  /** Completes the file; a second time does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      out.close();
    }
  }
}
