package dev.nabla.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HoldTest {
  private static final int ROUNDS = 200_000;

  /** As a parameter that one thread assigns a result of a scope to while another reads it. */
  @Test
  void anArrayIsThereAllTheTimeWhileACountedOneTakesItsPlace() throws InterruptedException {
    AtomicReference<Hold<Integer>> shown = new AtomicReference<>(new Hold<>(0));
    AtomicInteger lost = new AtomicInteger();
    Thread reader =
        new Thread(
            () -> {
              Hold<Integer> hold = shown.get();
              while (hold.array() != null) {
                if (hold.isCounted() && !isPinned(hold)) {
                  lost.incrementAndGet();
                }
                hold = shown.get();
              }
            });
    reader.start();
    for (int i = 1; i <= ROUNDS; i++) {
      Hold<Integer> hold = new Hold<>(i);
      shown.set(hold);
      hold.replace(new Hold<>(new Handle<>(null, -i, null)));
    }
    Hold<Integer> end = new Hold<>(0);
    end.release();
    shown.set(end);
    reader.join();
    assertEquals(0, lost.get(), "reads that found nothing");
  }

  private static boolean isPinned(Hold<Integer> hold) {
    Handle<Integer> pinned = hold.pin();
    if (pinned == null) {
      return false;
    }
    pinned.release();
    return true;
  }
}
