package dev.nabla.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.tensor.NablaException;
import dev.nabla.train.Callback;
import dev.nabla.train.History;
import dev.nabla.train.MeanAbsoluteError;
import dev.nabla.train.Run;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom the page's server answers, and what it is to the program. */
@Timeout(60)
class LiveServerTest {
  /** More than a system holds for a reader. */
  private static final int LARGE = 8 << 20;

  private static final int EPOCHS = 10;

  private final Small small = new Small();

  @Test
  void answersThisMachineAlone() throws Exception {
    try (LivePage page = new LivePage()) {
      int port = page.url().getPort();
      String good = "GET /data HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
      for (String host : List.of("127.0.0.1:" + port, "localhost:" + port)) {
        assertEquals("HTTP/1.1 200 OK", Answers.raw(page, good.formatted(host)));
      }
      for (String host :
          List.of(
              "evil.example:" + port, "127.0.0.1", "127.0.0.1:1", "", "localhost.evil:" + port)) {
        assertTrue(Answers.raw(page, good.formatted(host)).startsWith("HTTP/1.1 421"), host);
      }
      assertTrue(Answers.raw(page, "GET /data HTTP/1.0\r\n\r\n").startsWith("HTTP/1.1 421"));
    }
  }

  /** Browsers leave out the port that is every page's, and no other. */
  @Test
  void atPort80TheHostHasNoPort() {
    for (String name : List.of("127.0.0.1", "localhost")) {
      assertTrue(LiveServer.isThisMachine(name, 80));
      assertTrue(LiveServer.isThisMachine(name + ":80", 80));
      assertFalse(LiveServer.isThisMachine(name + ":8080", 80));
      assertFalse(LiveServer.isThisMachine(name, 8080));
      assertFalse(LiveServer.isThisMachine(name + ":80", 8080));
    }
    assertFalse(LiveServer.isThisMachine("evil.example", 80));
    assertFalse(LiveServer.isThisMachine("evil.example:80", 80));
    assertFalse(LiveServer.isThisMachine("", 80));
  }

  @Test
  void answersGetAloneAndSharesNothing() throws Exception {
    try (LivePage page = new LivePage()) {
      HttpResponse<String> put =
          Answers.to(Answers.request(page, "/").PUT(BodyPublishers.ofString("x")));
      assertEquals(405, put.statusCode());
      assertEquals("GET", put.headers().firstValue("Allow").orElseThrow());
      assertEquals(404, Answers.to(Answers.request(page, "/../live.html")).statusCode());
      HttpResponse<String> html =
          Answers.to(Answers.request(page, "/").header("Origin", "http://evil.example"));
      assertEquals(200, html.statusCode());
      assertTrue(html.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
      String policy = html.headers().firstValue("Content-Security-Policy").orElseThrow();
      assertTrue(policy.startsWith("default-src 'none'; script-src 'sha256-"), policy);
      assertFalse(policy.contains("unsafe"), policy);
      assertFalse(html.body().contains("innerHTML"));
      assertFalse(html.body().matches("(?s).*(src|href)=['\"]?(https?:)?//.*"), "loads nothing");
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    try (LivePage page = new LivePage()) {
      int port = page.url().getPort();
      NablaException taken = assertThrows(NablaException.class, () -> new LivePage(port).close());
      assertTrue(taken.getMessage().contains("but found " + port + " ("), taken.getMessage());
      assertThrows(NablaException.class, () -> new LivePage(70_000).close());
    }
  }

  /** Readers that never read, so that what is sent to them waits, and one that left. */
  @Test
  void deadReadersHoldUpNothing() throws Exception {
    List<Socket> dead = new ArrayList<>();
    ExecutorService training = Executors.newSingleThreadExecutor(LiveServerTest::daemon);
    try (LivePage page = new LivePage();
        Closeable readers = () -> close(dead)) { // before the page, which may wait for them
      String get = "GET /events HTTP/1.1\r\nHost: 127.0.0.1:" + page.url().getPort() + "\r\n\r\n";
      for (int i = 0; i < 8; i++) {
        dead.add(Answers.deaf(page, get));
      }
      dead.remove(0).close();
      small.trainer.metric("x".repeat(LARGE), new MeanAbsoluteError()); // is in each event
      small.trainer.callback(page).callback(afterFirstEpoch(LiveServerTest::awaitBlocked));
      Future<History> fit = training.submit(() -> small.trainer.fit(small.loader, EPOCHS));
      assertEquals(EPOCHS, fit.get(20, TimeUnit.SECONDS).epochs().size());
      assertTrue(isBlocked(), "still, at the end");
      assertEquals("complete", Answers.state(Answers.data(page)));
    } finally {
      training.shutdownNow();
    }
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true); // it may be held up
    return thread;
  }

  private static Callback afterFirstEpoch(Runnable then) {
    return new Callback() {
      @Override
      public void onEpoch(Run run) {
        if (run.history().epochs().size() == 1) {
          then.run();
        }
      }
    };
  }

  private static void awaitBlocked() {
    try {
      while (!isBlocked()) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      throw new AssertionError("no reader holds up the one that writes to it", e);
    }
  }

  /** Whether the server writes to someone, and is there still when looked at again. */
  private static boolean isBlocked() throws InterruptedException {
    Set<Thread> before = writing();
    Thread.sleep(300);
    return writing().stream().anyMatch(before::contains);
  }

  private static Set<Thread> writing() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("nabla-live"))
        .filter(thread -> names(thread.getValue(), LiveServer.class.getName(), "stream"))
        .filter(thread -> names(thread.getValue(), "sun.nio.ch.SocketChannelImpl", "write"))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean names(StackTraceElement[] frames, String type, String method) {
    return Stream.of(frames)
        .anyMatch(f -> f.getClassName().equals(type) && f.getMethodName().equals(method));
  }

  @Test
  void itsThreadsAreDaemonsAndEnd() throws Exception {
    LivePage page = new LivePage();
    Answers.data(page);
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(
                t -> t.getName().startsWith("nabla-live") || t.getName().equals("HTTP-Dispatcher"))
            .toList();
    assertTrue(threads.size() >= 2, threads::toString);
    assertTrue(threads.stream().allMatch(Thread::isDaemon), threads::toString);
    page.close();
    for (Thread thread : threads) {
      thread.join(Answers.PATIENCE_MILLIS);
      assertFalse(thread.isAlive(), thread::getName);
    }
  }
}
