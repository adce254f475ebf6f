package dev.nabla.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nabla.tensor.NablaException;
import dev.nabla.train.Callback;
import dev.nabla.train.History;
import dev.nabla.train.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the page's server answers, and whom. */
@Timeout(60)
class LivePageTest {
  private static final int PATIENCE_MILLIS = 10_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Small small = new Small();

  private static HttpRequest.Builder request(URI url) {
    return HttpRequest.newBuilder(url).timeout(Duration.ofMillis(PATIENCE_MILLIS));
  }

  private HttpResponse<String> get(LivePage page, String path) throws Exception {
    return client.send(request(page.url().resolve(path)).build(), BodyHandlers.ofString());
  }

  private JsonObject data(LivePage page) throws Exception {
    return JsonParser.parseString(get(page, "/data").body()).getAsJsonObject();
  }

  private static JsonArray rows(JsonObject update, String of) {
    return update.getAsJsonObject(of).getAsJsonArray("rows");
  }

  private static JsonObject status(JsonObject update) {
    return update.getAsJsonObject("status");
  }

  /** Events as a browser has them; the ids go to {@code ids}. */
  private Iterator<JsonObject> events(LivePage page, String last, List<String> ids)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(page.url().resolve("/events"));
    if (!last.isEmpty()) {
      request.header("Last-Event-ID", last);
    }
    Stream<String> lines = client.send(request.build(), BodyHandlers.ofLines()).body();
    return lines
        .peek(
            line -> {
              if (line.startsWith("id: ")) {
                ids.add(line.substring(4));
              }
            })
        .filter(line -> line.startsWith("data: "))
        .map(line -> JsonParser.parseString(line.substring(6)).getAsJsonObject())
        .iterator();
  }

  @Test
  void tellsTheRunInNumbers() throws Exception {
    try (LivePage page = new LivePage()) {
      assertEquals("waiting", status(data(page)).get("state").getAsString());
      History history = small.trainer.callback(page).fit(small.loader, 5);
      JsonObject data = data(page);
      assertEquals("complete", status(data).get("state").getAsString());
      assertEquals(1, status(data).get("done").getAsDouble());
      assertEquals(5 * 24, status(data).get("samples").getAsInt());
      assertEquals(5 * Small.BATCHES, rows(data, "steps").size());
      JsonArray last = rows(data, "epochs").get(4).getAsJsonArray();
      JsonArray names = data.getAsJsonObject("epochs").getAsJsonArray("names");
      assertEquals(history.names(), new LinkedHashSet<>(strings(names)));
      for (int i = 0; i < names.size(); i++) {
        assertEquals(history.last(names.get(i).getAsString()), last.get(5 + i).getAsDouble());
      }
      JsonArray step = rows(data, "steps").get(19).getAsJsonArray();
      assertEquals(20, step.get(0).getAsInt());
      assertEquals(.1, step.get(4).getAsDouble());
      for (int column = 3; column < 8; column++) {
        assertTrue(step.get(column).getAsDouble() > 0, step::toString);
      }
    }
  }

  private static List<String> strings(JsonArray array) {
    List<String> strings = new ArrayList<>();
    array.forEach(element -> strings.add(element.getAsString()));
    return strings;
  }

  @Test
  void eventsBeginWithWhatWasAndGoOn() throws Exception {
    try (LivePage page = new LivePage()) {
      List<Iterator<JsonObject>> readers = new ArrayList<>();
      List<String> ids = new ArrayList<>();
      Callback late =
          new Callback() {
            @Override
            public void onEpoch(Run run) {
              if (run.history().epochs().size() == 2) {
                readers.add(opened(page, ids));
                JsonObject first = readers.get(0).next();
                assertEquals("running", status(first).get("state").getAsString());
                assertEquals(0, first.getAsJsonObject("steps").get("from").getAsInt());
                assertEquals(2 * Small.BATCHES, rows(first, "steps").size());
              }
            }
          };
      small.trainer.callback(page).callback(late).fit(small.loader, 6);
      int steps = 2 * Small.BATCHES;
      JsonObject event;
      do {
        event = readers.get(0).next();
        int from = event.getAsJsonObject("steps").get("from").getAsInt();
        assertEquals(steps, from);
        steps = from + rows(event, "steps").size();
      } while (status(event).get("state").getAsString().equals("running"));
      assertEquals(6 * Small.BATCHES, steps);

      // one that comes back has only what it missed, or all of it if that is of another run
      String of = ids.get(0);
      JsonObject missed = events(page, of, new ArrayList<>()).next();
      assertEquals(2 * Small.BATCHES, missed.getAsJsonObject("steps").get("from").getAsInt());
      assertEquals(4, rows(missed, "epochs").size());
      for (String unknown : List.of("1" + of, "x", "9-9-9-9-9-9", "-1", "0-0-0-0-0-0")) {
        JsonObject all = events(page, unknown, new ArrayList<>()).next();
        assertEquals(6 * Small.BATCHES, rows(all, "steps").size(), unknown);
      }
    }
  }

  private Iterator<JsonObject> opened(LivePage page, List<String> ids) {
    try {
      return events(page, "", ids);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void closingTellsTheEndAndEndsTheStream() throws Exception {
    LivePage page = new LivePage();
    Iterator<JsonObject> reader = events(page, "", new ArrayList<>());
    reader.next();
    small.trainer.callback(page).fit(small.loader, 2);
    page.close();
    JsonObject last = null;
    while (reader.hasNext()) {
      last = reader.next();
    }
    assertEquals("complete", status(last).get("state").getAsString());
    assertThrows(IOException.class, () -> get(page, "/data"));
    page.close(); // again
  }

  @Test
  void saysHowItEnded() throws Exception {
    try (LivePage page = new LivePage()) {
      small.trainer.callback(page).callback(onStep(run -> run.stop("<b>enough</b>")));
      small.trainer.fit(small.loader, 2);
      assertEquals("stopped", status(data(page)).get("state").getAsString());
      assertEquals("<b>enough</b>", status(data(page)).get("reason").getAsString());
    }
    try (LivePage page = new LivePage()) {
      Small other = new Small();
      other
          .trainer
          .callback(page)
          .callback(
              onStep(
                  run -> {
                    throw new IllegalStateException();
                  }));
      assertThrows(IllegalStateException.class, () -> other.trainer.fit(other.loader, 2));
      assertEquals("failed", status(data(page)).get("state").getAsString());
    }
    try (LivePage page = new LivePage()) {
      Small other = new Small();
      other.model.parameters().get(0).assign(other.model.parameters().get(0).mul(Double.NaN));
      other.trainer.callback(page).fit(other.loader, 2);
      assertEquals("not_finite", status(data(page)).get("state").getAsString());
      assertTrue(status(data(page)).get("reason").getAsString().startsWith("the loss is NaN"));
    }
  }

  /** What to do after a step. */
  private interface Step {
    void run(Run run);
  }

  private static Callback onStep(Step step) {
    return new Callback() {
      @Override
      public void onStep(Run run) {
        step.run(run);
      }
    };
  }

  /** One after another on one page, and a page that looks on from a checkpoint on. */
  @Test
  void anotherRunBeginsAnew() throws Exception {
    try (LivePage page = new LivePage()) {
      small.trainer.callback(page).fit(small.loader, 2);
      long first = data(page).get("run").getAsLong();
      small.trainer.fit(small.loader, 4);
      JsonObject data = data(page);
      assertTrue(data.get("run").getAsLong() > first);
      assertEquals(4, rows(data, "epochs").size(), "those that were before, too");
      assertEquals(4, rows(data, "epochs").get(0).getAsJsonArray().get(3).getAsInt());
      assertEquals(2 * Small.BATCHES, rows(data, "steps").size());
      assertEquals(9, rows(data, "steps").get(0).getAsJsonArray().get(0).getAsInt());
    }
  }

  private static String raw(LivePage page, String request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(address(page));
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    }
  }

  @Test
  void answersThisMachineAlone() throws Exception {
    try (LivePage page = new LivePage()) {
      int port = page.url().getPort();
      String good = "GET /data HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
      for (String host : List.of("127.0.0.1:" + port, "localhost:" + port)) {
        assertEquals("HTTP/1.1 200 OK", raw(page, good.formatted(host)));
      }
      for (String host :
          List.of(
              "evil.example:" + port, "127.0.0.1", "127.0.0.1:1", "", "localhost.evil:" + port)) {
        assertTrue(raw(page, good.formatted(host)).startsWith("HTTP/1.1 421"), host);
      }
      assertTrue(raw(page, "GET /data HTTP/1.0\r\n\r\n").startsWith("HTTP/1.1 421"));
    }
  }

  @Test
  void answersGetAloneAndSharesNothing() throws Exception {
    try (LivePage page = new LivePage()) {
      HttpResponse<String> put =
          client.send(
              request(page.url()).PUT(BodyPublishers.ofString("x")).build(),
              BodyHandlers.ofString());
      assertEquals(405, put.statusCode());
      assertEquals("GET", put.headers().firstValue("Allow").orElseThrow());
      assertEquals(404, get(page, "/../live.html").statusCode());
      HttpResponse<String> html =
          client.send(
              request(page.url()).header("Origin", "http://evil.example").build(),
              BodyHandlers.ofString());
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
      List<Socket> dead = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(address(page));
        String get = "GET /events HTTP/1.1\r\nHost: 127.0.0.1:" + page.url().getPort() + "\r\n\r\n";
        socket.getOutputStream().write(get.getBytes(StandardCharsets.US_ASCII));
        dead.add(socket);
      }
      dead.remove(0).close();
      long start = System.nanoTime();
      small.trainer.callback(page).fit(small.loader, 300);
      double seconds = (System.nanoTime() - start) / 1e9;
      assertTrue(seconds < 20, () -> seconds + " s");
      assertEquals("complete", status(data(page)).get("state").getAsString());
      for (Socket socket : dead) {
        socket.close();
      }
    }
  }

  private static InetSocketAddress address(LivePage page) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), page.url().getPort());
  }

  @Test
  void itsThreadsAreDaemonsAndEnd() throws Exception {
    LivePage page = new LivePage();
    get(page, "/data");
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(
                t -> t.getName().startsWith("nabla-live") || t.getName().equals("HTTP-Dispatcher"))
            .toList();
    assertTrue(threads.size() >= 2, threads::toString);
    assertTrue(threads.stream().allMatch(Thread::isDaemon), threads::toString);
    page.close();
    for (Thread thread : threads) {
      thread.join(PATIENCE_MILLIS);
      assertFalse(thread.isAlive(), thread::getName);
    }
  }
}
