package dev.nabla.benchmarks.jmh;

import dev.nabla.backend.Backends;
import dev.nabla.benchmarks.work.Work;
import dev.nabla.benchmarks.work.Workloads;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** The average time of a call, on the backend that {@code -Dnabla.backend} names. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class Repeated {
  private Work work = () -> "made ready by JMH";

  /** The name of what is measured. */
  protected abstract String workload();

  /** Makes it ready. */
  @Setup
  public void prepare() {
    work = Workloads.named(workload()).on(Backends.get());
    work.result(); // after which training stands still
  }

  /** One call; JMH sees to it that its result is not thrown away. */
  @Benchmark
  public Object call() {
    return work.call();
  }
}
