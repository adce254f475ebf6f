package dev.nabla.data;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that read for one loader: they end a second after the last batch, and with the JVM. */
final class Workers {
  private static final AtomicInteger STARTED = new AtomicInteger();

  private final int count;
  private final ThreadPoolExecutor threads;

  Workers(int count) {
    this.count = count;
    this.threads =
        new ThreadPoolExecutor(
            count,
            count,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "nabla-data-" + STARTED.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  int count() {
    return count;
  }

  <V> Future<V> submit(Callable<V> reading) {
    FutureTask<V> task = new FutureTask<>(reading);
    threads.execute(task);
    return task;
  }
}
