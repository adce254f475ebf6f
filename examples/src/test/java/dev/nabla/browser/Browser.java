package dev.nabla.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Chromium without a window, driven by the WebDriver protocol of its chromedriver.
 *
 * <p>It knows no host but this machine, so that a page that asks for another one fails. Where
 * Chromium or chromedriver is not installed, and {@code CHROMIUM} and {@code CHROMEDRIVER} do not
 * name them, the tests of the one that opens it are skipped.
 */
public final class Browser implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final long LOOK_MILLIS = 20;

  private final Path profile;
  private final Driver driver;

  private Browser(Path profile, Driver driver) {
    this.profile = profile;
    this.driver = driver;
  }

  /** Opens one, or skips the test. */
  public static Browser open() throws IOException {
    String chromium = program("CHROMIUM", "chromium", "chromium-browser", "google-chrome");
    String chromedriver = program("CHROMEDRIVER", "chromedriver");
    Path profile = // short: the path of a socket in it may have 100 letters or so
        Files.createTempDirectory("nabla");
    List<String> arguments =
        List.of(
            "--headless=new",
            "--no-sandbox", // which a container has not
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
            "--user-data-dir=" + profile);
    return new Browser(profile, new Driver(chromedriver, chromium, profile, arguments));
  }

  private static String program(String variable, String... names) {
    String named = System.getenv(variable);
    if (named != null) {
      return named;
    }
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseGet(() -> abort("no " + names[0] + " on the PATH: install it, or set " + variable));
  }

  /** Where all is that it keeps. */
  Path folder() {
    return profile;
  }

  /** Goes to a page and waits until it is loaded; what was logged before is forgotten. */
  public void go(URI page) throws IOException {
    complaints();
    requests();
    driver.post("url", Map.of("url", page.toString()));
  }

  /** What a script returns: {@code "return document.title"}. */
  public JsonElement run(String script, Object... arguments) throws IOException {
    return driver.post("execute/sync", Map.of("script", script, "args", List.of(arguments)));
  }

  /** The text of the first element that {@code selector} names. */
  public String text(String selector) throws IOException {
    return run("return document.querySelector(arguments[0]).textContent", selector).getAsString();
  }

  /** Waits until a script returns true. */
  public void await(String script, Object... arguments) throws IOException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!run(script, arguments).getAsBoolean()) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError("never: " + script + "\n" + run("return document.body.innerText"));
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }

  /** How large the window is, and whether its user prefers dark pages. */
  public void look(int width, int height, boolean dark) throws IOException {
    devTools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    devTools("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  private void devTools(String command, Map<String, ?> parameters) throws IOException {
    driver.post("goog/cdp/execute", Map.of("cmd", command, "params", parameters));
  }

  /** Writes what is seen as a PNG. */
  public void screenshot(Path file) throws IOException {
    Files.write(file, Base64.getDecoder().decode(driver.get("screenshot").getAsString()));
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

  /** The addresses that the page asked for since the last call. */
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
    return driver.post("se/log", Map.of("type", type)).getAsJsonArray();
  }

  /** Ends it, and leaves nothing. */
  @Override
  public void close() throws IOException {
    try {
      driver.close();
    } finally {
      delete(profile);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> left;
    try (Stream<Path> found = Files.walk(folder)) {
      left = found.sorted((a, b) -> b.compareTo(a)).toList();
    }
    for (Path file : left) {
      Files.deleteIfExists(file);
    }
  }
}
