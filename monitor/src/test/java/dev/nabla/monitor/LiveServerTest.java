package dev.nabla.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.tensor.NablaException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom the page's server answers, and what it is to the program. */
@Timeout(60)
class LiveServerTest {
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

  /** Readers that never read, and one that left, cost the training nothing. */
  @Test
  void deadReadersHoldUpNothing() throws Exception {
    try (LivePage page = new LivePage()) {
      String get = "GET /events HTTP/1.1\r\nHost: 127.0.0.1:" + page.url().getPort() + "\r\n\r\n";
      List<Socket> dead = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        dead.add(Answers.connection(page, get));
      }
      dead.remove(0).close();
      long start = System.nanoTime();
      small.trainer.callback(page).fit(small.loader, 300);
      double seconds = (System.nanoTime() - start) / 1e9;
      assertTrue(seconds < 20, () -> seconds + " s");
      assertEquals("complete", Answers.state(Answers.data(page)));
      for (Socket socket : dead) {
        socket.close();
      }
    }
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
