package dev.nabla.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A Chromium without a window, driven by the WebDriver protocol of its chromedriver.
 *
 * <p>It knows no host but this machine, so that a page that asks for another one fails. Where
 * Chromium or chromedriver is not installed, or {@code CHROMIUM} and {@code CHROMEDRIVER} do not
 * name them, a test that opens one is skipped.
 */
public final class Browser implements AutoCloseable {
  private static final String STARTED = "started successfully on port ";
  private static final long PATIENCE_MILLIS = 20_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process driver;
  private final Path profile;
  private final URI session;

  private Browser(Process driver, Path profile, URI session) {
    this.driver = driver;
    this.profile = profile;
    this.session = session;
  }

  /** Opens one, or skips the test. */
  public static Browser open() throws Exception {
    String chromium = program("CHROMIUM", "chromium", "chromium-browser", "google-chrome");
    String chromedriver = program("CHROMEDRIVER", "chromedriver");
    Path profile = Files.createTempDirectory("nabla-browser");
    Process driver =
        new ProcessBuilder(chromedriver, "--port=0")
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    try {
      URI base = URI.create("http://127.0.0.1:" + port(driver) + "/");
      JsonObject made = send(base.resolve("session"), "POST", wanted(chromium, profile));
      String id = made.get("sessionId").getAsString();
      return new Browser(driver, profile, base.resolve("session/" + id + "/"));
    } catch (IOException | RuntimeException e) {
      driver.destroy();
      throw e;
    }
  }

  private static String program(String variable, String... names) {
    String named = System.getenv(variable);
    if (named != null) {
      return named;
    }
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    return found
        .map(Path::toString)
        .orElseGet(
            () -> abort("no " + names[0] + " on the PATH: install it, or set " + variable));
  }

  /** A thread goes on reading, so that the driver never waits for a reader. */
  private static int port(Process driver) throws IOException {
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
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

  private static JsonObject wanted(String chromium, Path profile) {
    JsonArray arguments = new JsonArray();
    Stream.of(
            "--headless=new",
            "--no-sandbox", // which a container has not
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
            "--user-data-dir=" + profile)
        .forEach(arguments::add);
    JsonObject options = new JsonObject();
    options.addProperty("binary", chromium);
    options.add("args", arguments);
    JsonObject logs = new JsonObject();
    logs.addProperty("browser", "ALL");
    logs.addProperty("performance", "ALL");
    JsonObject always = new JsonObject();
    always.addProperty("browserName", "chrome");
    always.add("goog:chromeOptions", options);
    always.add("goog:loggingPrefs", logs);
    JsonObject capabilities = new JsonObject();
    capabilities.add("alwaysMatch", always);
    JsonObject body = new JsonObject();
    body.add("capabilities", capabilities);
    return body;
  }

  private static JsonObject send(URI to, String method, JsonObject body) throws IOException {
    JsonElement value = exchange(HttpClient.newHttpClient(), to, method, body);
    return value.getAsJsonObject();
  }

  private static JsonElement exchange(HttpClient client, URI to, String method, JsonObject body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .timeout(Duration.ofMillis(PATIENCE_MILLIS))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString()))
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

  private JsonElement command(String method, String path, Map<String, ?> body) throws IOException {
    JsonObject json = null;
    if (body != null) {
      json = new com.google.gson.Gson().toJsonTree(body).getAsJsonObject();
    }
    return exchange(client, session.resolve(path), method, json);
  }

  /** Goes to a page, and waits until it is loaded. */
  public void go(URI page) throws IOException {
    command("POST", "url", Map.of("url", page.toString()));
  }

  /** What a script returns: {@code "return document.title"}. */
  public JsonElement run(String script, Object... arguments) throws IOException {
    return command(
        "POST", "execute/sync", Map.of("script", script, "args", List.of(arguments)));
  }

  /** The text of the one element that {@code selector} names. */
  public String text(String selector) throws IOException {
    return run("return document.querySelector(arguments[0]).textContent", selector).getAsString();
  }

  /** Waits until a script returns true. */
  public void await(String script) throws IOException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!run(script).getAsBoolean()) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError("never: " + script + "\n" + run("return document.body.innerText"));
      }
      pause(() -> false);
    }
  }

  private static void pause(BooleanSupplier until) {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How large the page is, and whether the machine prefers dark ones. */
  public void look(int width, int height, boolean dark) throws IOException {
    devTools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    devTools("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  private void devTools(String command, Map<String, ?> parameters) throws IOException {
    command("POST", "goog/cdp/execute", Map.of("cmd", command, "params", parameters));
  }

  /** Writes what is seen as a PNG. */
  public void screenshot(Path file) throws IOException {
    String png = command("GET", "screenshot", null).getAsString();
    Files.write(file, Base64.getDecoder().decode(png));
  }

  /** Warnings and errors of the console since the last call. */
  public List<String> complaints() throws IOException {
    List<String> complaints = new ArrayList<>();
    for (JsonElement entry : log("browser")) {
      String level = entry.getAsJsonObject().get("level").getAsString();
      if (level.equals("SEVERE") || level.equals("WARNING")) {
        complaints.add(entry.getAsJsonObject().get("message").getAsString());
      }
    }
    return complaints;
  }

  /** The addresses that pages asked for since the last call. */
  public List<URI> requests() throws IOException {
    List<URI> requests = new ArrayList<>();
    for (JsonElement entry : log("performance")) {
      JsonObject message =
          JsonParser.parseString(entry.getAsJsonObject().get("message").getAsString())
              .getAsJsonObject()
              .getAsJsonObject("message");
      if (message.get("method").getAsString().equals("Network.requestWillBeSent")) {
        JsonObject request = message.getAsJsonObject("params").getAsJsonObject("request");
        requests.add(URI.create(request.get("url").getAsString()));
      }
    }
    return requests;
  }

  private JsonArray log(String type) throws IOException {
    return command("POST", "se/log", Map.of("type", type)).getAsJsonArray();
  }

  /** Ends the browser and its driver, and waits for them. */
  @Override
  public void close() throws Exception {
    try {
      exchange(client, URI.create(session.toString().replaceAll("/$", "")), "DELETE", null);
    } finally {
      driver.destroy();
      driver.waitFor();
      delete(profile);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted((a, b) -> b.compareTo(a)).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }
}
