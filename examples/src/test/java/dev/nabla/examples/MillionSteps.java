package dev.nabla.examples;

import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.tensor.Parameter;
import dev.nabla.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Part 2's step over and over, with no scope; prints the process's resident size after a quarter of
 * the steps and at the end. Arguments: the backend and the number of steps.
 */
public final class MillionSteps {
  private MillionSteps() {}

  /** The whole run. */
  public static void main(String[] args) throws IOException {
    Backend backend = Backends.get(args[0]);
    int steps = Integer.parseInt(args[1]);
    Tensor x = backend.tensor(1f, 2f, 3f, 4f);
    Tensor y = backend.tensor(2f, 4f, 6f, 8f);
    Parameter w = backend.parameter(backend.scalar(0));
    long begin = System.nanoTime();
    for (int step = 1; step <= steps; step++) {
      Tensor l = x.mul(w).sub(y).square().mean();
      l.backward();
      backend.noGrad(() -> w.assign(w.sub(w.grad().mul(0.01))));
      w.zeroGrad();
      if (step == steps / 4 || step == steps) {
        long seconds = (System.nanoTime() - begin) / 1_000_000_000;
        System.out.println(step + " steps, " + resident() + " MB, " + seconds + " s");
      }
    }
    System.out.println("w = " + w.item());
  }

  /** Of the whole process, the engine's memory included, in MB. */
  private static long resident() throws IOException {
    List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
    String size = status.stream().filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
    return Long.parseLong(size.replaceAll("\\D", "")) >> 10;
  }
}
