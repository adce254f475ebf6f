package dev.nabla.backend.pure.thread;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One helper: a thread while there is work, none after a while without. */
final class Worker implements Runnable {
  private final Workers workers;
  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
  private volatile boolean parked;

  Worker(Workers workers) {
    this.workers = workers;
  }

  /** Called with a region in place. */
  void wake() {
    Thread running = thread.get();
    if (running == null) {
      start();
    } else if (parked) {
      LockSupport.unpark(running);
    }
  }

  private void start() {
    Thread fresh = new Thread(null, this, "nabla-worker", 0, false);
    fresh.setDaemon(true);
    fresh.setContextClassLoader(null);
    if (thread.compareAndSet(null, fresh)) {
      fresh.start();
    }
  }

  @Override
  public void run() {
    workers.awake().incrementAndGet();
    try {
      watch();
    } finally {
      workers.awake().decrementAndGet();
      thread.set(null);
    }
  }

  private void watch() {
    long last = System.nanoTime();
    long watching = last;
    while (!Workers.isIdle(last)) {
      Region region = workers.current();
      if (region != null && region.hasWork()) {
        region.work();
        last = System.nanoTime();
        watching = last;
      } else if (System.nanoTime() - watching < Workers.SPIN_NANOS) {
        Thread.onSpinWait();
      } else {
        park();
        watching = System.nanoTime();
      }
    }
  }

  /** Until woken; work that came before {@link #parked} was seen is not slept over. */
  private void park() {
    workers.awake().decrementAndGet();
    parked = true;
    Region region = workers.current();
    if (region == null || !region.hasWork()) {
      Workers.park(this);
    }
    parked = false;
    Thread.interrupted(); // nobody has a reason to: it would keep us from parking
    workers.awake().incrementAndGet();
  }
}
