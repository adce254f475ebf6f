package dev.nabla.browser;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A process of chromedriver with one session, and the commands that go there. */
final class Driver implements AutoCloseable {
  private static final String STARTED = "started successfully on port ";

  /** Else it begins with a page of its own, and all that this asks for. */
  private static final Map<String, Object> EMPTY =
      Map.of("restore_on_startup", 4, "startup_urls", List.of("about:blank"));

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final URI session;

  /** Begins a session of {@code chromium}; what is temporary goes to {@code folder}. */
  Driver(String chromedriver, String chromium, Path folder, List<String> arguments)
      throws IOException {
    ProcessBuilder start = new ProcessBuilder(chromedriver, "--port=0").redirectErrorStream(true);
    start.environment().put("TMPDIR", folder.toString());
    process = start.start();
    try {
      URI base = URI.create("http://127.0.0.1:" + port() + "/session");
      Map<String, Object> options =
          Map.of("binary", chromium, "args", arguments, "prefs", Map.of("session", EMPTY));
      Map<String, Object> wanted =
          Map.of(
              "browserName",
              "chrome",
              "goog:chromeOptions",
              options,
              "goog:loggingPrefs",
              Map.of("browser", "ALL", "performance", "ALL"));
      Map<String, Object> body = Map.of("capabilities", Map.of("alwaysMatch", wanted));
      JsonElement made = exchange("POST", base, body);
      session = URI.create(base + "/" + made.getAsJsonObject().get("sessionId").getAsString());
    } catch (IOException | RuntimeException e) {
      process.destroy();
      throw e;
    }
  }

  /** A thread goes on reading, so that the driver never waits for a reader. */
  private int port() throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      int at = line.indexOf(STARTED);
      if (at >= 0) {
        Thread rest = new Thread(() -> out.lines().forEach(ignored -> {}), "chromedriver");
        rest.setDaemon(true);
        rest.start();
        return Integer.parseInt(line.substring(at + STARTED.length()).replaceAll("\\D", ""));
      }
    }
    throw new IOException("chromedriver did not start");
  }

  JsonElement get(String command) throws IOException {
    return exchange("GET", URI.create(session + "/" + command), Map.of());
  }

  JsonElement post(String command, Map<String, ?> body) throws IOException {
    return exchange("POST", URI.create(session + "/" + command), body);
  }

  private JsonElement exchange(String method, URI to, Map<String, ?> body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .timeout(PATIENCE)
            .method(
                method,
                method.equals("POST")
                    ? BodyPublishers.ofString(new Gson().toJson(body))
                    : BodyPublishers.noBody())
            .build();
    try {
      String answer = client.send(request, BodyHandlers.ofString()).body();
      JsonElement value = JsonParser.parseString(answer).getAsJsonObject().get("value");
      if (value.isJsonObject() && value.getAsJsonObject().has("error")) {
        throw new IOException(value.getAsJsonObject().get("message").getAsString());
      }
      return value;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Ends the browser and the driver, and waits for them. */
  @Override
  public void close() throws IOException {
    try {
      exchange("DELETE", session, Map.of());
    } finally {
      process.destroy();
      process.onExit().join();
    }
  }
}
