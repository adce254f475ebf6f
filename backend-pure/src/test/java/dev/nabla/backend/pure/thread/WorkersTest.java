package dev.nabla.backend.pure.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {
  private static final long LONG = Long.MAX_VALUE;

  private final Workers workers = new Workers(4);

  @Test
  void runsEachTaskOnce() {
    for (int round = 0; round < 2000; round++) {
      AtomicIntegerArray counts = new AtomicIntegerArray(round % 50);
      workers.run(counts.length(), LONG, counts::incrementAndGet);
      for (int i = 0; i < counts.length(); i++) {
        assertEquals(1, counts.get(i));
      }
    }
  }

  @Test
  void severalThreadsWorkTogether() {
    CountDownLatch all = new CountDownLatch(4);
    workers.run(
        4,
        LONG,
        task -> {
          all.countDown();
          await(all);
        });
    assertEquals(0, all.getCount());
  }

  @Test
  void wakesWhoParked() throws InterruptedException {
    severalThreadsWorkTogether();
    Thread.sleep(50); // far longer than they spin
    assertEquals(0, workers.awake().get());
    severalThreadsWorkTogether();
  }

  @Test
  void shortLoopsStayWhereTheyAre() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    workers.run(100, 10, task -> threads.add(Thread.currentThread()));
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  @Test
  void withinATaskEverythingRunsHere() {
    AtomicInteger elsewhere = new AtomicInteger();
    AtomicInteger inner = new AtomicInteger();
    workers.run(
        8,
        LONG,
        task -> {
          Thread here = Thread.currentThread();
          workers.run(
              5,
              LONG,
              nested -> {
                inner.incrementAndGet();
                if (Thread.currentThread() != here) {
                  elsewhere.incrementAndGet();
                }
              });
        });
    assertEquals(40, inner.get());
    assertEquals(0, elsewhere.get());
  }

  @Test
  void severalUsersAtOnce() throws InterruptedException {
    AtomicInteger sum = new AtomicInteger();
    List<Thread> users = new ArrayList<>();
    for (int user = 0; user < 6; user++) {
      Thread thread =
          new Thread(
              () -> {
                for (int round = 0; round < 500; round++) {
                  workers.run(10, LONG, sum::addAndGet);
                }
              });
      thread.start();
      users.add(thread);
    }
    for (Thread user : users) {
      user.join();
    }
    assertEquals(6 * 500 * 45, sum.get());
  }

  @Test
  void throwsWhatATaskThrewWhoeverRanIt() {
    for (int bad = 0; bad < 20; bad++) {
      Error error = new AssertionError(bad);
      int at = bad;
      Error thrown =
          assertThrows(
              AssertionError.class,
              () ->
                  workers.run(
                      20,
                      LONG,
                      task -> {
                        if (task == at) {
                          throw error;
                        }
                      }));
      assertSame(error, thrown);
    }
    runsEachTaskOnce();
  }

  @Test
  void anInterruptIsKeptForTheCaller() {
    Thread.currentThread().interrupt();
    AtomicInteger sum = new AtomicInteger();
    CountDownLatch taken = new CountDownLatch(2);
    workers.run(
        2,
        LONG,
        task -> {
          taken.countDown();
          while (taken.getCount() > 0) {
            Thread.onSpinWait();
          }
          sum.addAndGet(task + 1);
        });
    assertEquals(3, sum.get());
    assertTrue(Thread.interrupted());
  }

  @Test
  void aPropertyThatIsNoNumberOfThreadsIsRefused() {
    for (String good : new String[] {"1", " 8 ", "128"}) {
      assertEquals(Optional.empty(), Workers.refusal(good));
    }
    assertEquals(Optional.empty(), Workers.refusal(null));
    for (String bad : new String[] {"0", "-1", "all", "", "1.5"}) {
      String sentence = Workers.refusal(bad).orElseThrow();
      assertTrue(sentence.contains("-Dnabla.threads"), sentence);
      assertTrue(sentence.contains("\"" + bad + "\""), sentence);
    }
  }

  @Test
  void oneThreadNeedsNoWorkers() {
    AtomicInteger sum = new AtomicInteger();
    Workers alone = new Workers(1);
    alone.run(10, LONG, sum::addAndGet);
    assertEquals(45, sum.get());
    assertEquals(0, alone.awake().get());
  }

  @Test
  void workersEndWhenThereIsNothingToDo() throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(4);
    workers.run(
        4,
        LONG,
        task -> {
          threads.add(Thread.currentThread());
          all.countDown();
          await(all);
        });
    threads.remove(Thread.currentThread());
    assertEquals(3, threads.size());
    for (Thread thread : threads) {
      assertTrue(thread.isDaemon());
      thread.join(10_000);
      assertFalse(thread.isAlive());
    }
    severalThreadsWorkTogether();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
