package dev.nabla.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import dev.nabla.backend.Backend;
import dev.nabla.backend.Backends;
import dev.nabla.data.DataLoader;
import dev.nabla.data.Example;
import dev.nabla.data.LoaderOptions;
import dev.nabla.data.TensorDataset;
import dev.nabla.monitor.LivePage;
import dev.nabla.nn.Module;
import dev.nabla.tensor.Shape;
import dev.nabla.tensor.Tensor;
import dev.nabla.train.Callback;
import dev.nabla.train.History;
import dev.nabla.train.MeanAbsoluteError;
import dev.nabla.train.Run;
import dev.nabla.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a browser shows of a run, while it trains and after it. */
@Timeout(120)
class LivePageTest {
  private static final String METRIC = "<img src=x onerror=\"document.title='run'\">";
  private static final int EPOCHS = 30;
  private static final String ROW = "return document.querySelector('tbody tr').cells";
  private static final String COLUMN =
      "return [...document.querySelectorAll('thead th')].map(h => h.textContent).indexOf(arguments[0])";

  private static Browser browser;

  private final Backend backend = Backends.get("pure");

  @BeforeAll
  static void open() throws IOException {
    browser = Browser.open();
  }

  @AfterAll
  static void close() throws IOException {
    if (browser != null) { // there is one
      browser.close();
    }
  }

  private Trainer trainer(DataLoader<Example> loader) {
    backend.seed(5);
    Module model = backend.sequential(backend.linear(4, 16), backend.tanh(), backend.linear(16, 1));
    return new Trainer(backend, model, backend.mseLoss(), backend.adam(model.parameters(), 0.01))
        .validation(loader)
        .metric(METRIC, new MeanAbsoluteError());
  }

  private DataLoader<Example> loader() {
    backend.seed(4);
    Tensor x = backend.randn(Shape.of(64, 4));
    return DataLoader.of(new TensorDataset(x, x.sum(1).unsqueeze(1)), new LoaderOptions(8));
  }

  /** Something that a browser is asked in the middle of a run. */
  private interface Question {
    void ask(Run run) throws IOException;
  }

  private static Callback after(int epochs, Question question) {
    return new Callback() {
      @Override
      public void onEpoch(Run run) {
        if (run.history().epochs().size() == epochs) {
          try {
            question.ask(run);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
    };
  }

  @Test
  void showsTheRunAsItIs() throws Exception {
    try (LivePage page = new LivePage()) {
      browser.go(page.url());
      browser.await("return document.getElementById('link').textContent === 'live'");
      assertEquals("waiting for a run", browser.text("#state"));
      DataLoader<Example> loader = loader();
      Trainer trainer = trainer(loader);
      trainer.callback(page).callback(after(10, run -> during()));
      History history = trainer.fit(loader, EPOCHS);

      browser.await("return document.getElementById('state').dataset.value === 'complete'");
      browser.await("return document.title === 'complete · Nabla'");
      browser.await("return document.querySelectorAll('tbody tr').length === " + EPOCHS);
      for (String name : history.names()) {
        int column = browser.run(COLUMN, name).getAsInt();
        assertTrue(column > 0, name);
        String shown = browser.run(ROW + "[arguments[0]].dataset.value", column).getAsString();
        assertEquals(history.last(name), Double.parseDouble(shown), name);
      }
      String seconds =
          browser
              .run("return [...document.querySelectorAll('h2')].map(h => h.textContent)")
              .toString();
      assertTrue(seconds.contains("onerror"), "the metric has a chart: " + seconds);
      assertTrue(browser.text("#where").contains("step 240"), browser.text("#where"));
      harmless(page.url());
    }
  }

  /** The page has what is known so far, and says that it goes on. */
  private static void during() throws IOException {
    browser.await("return document.querySelectorAll('tbody tr').length === 10");
    assertEquals("training", browser.text("#state"));
    JsonElement done = browser.run("return document.getElementById('done').value");
    assertEquals(10.0 / EPOCHS, done.getAsDouble(), 1e-9);
    assertTrue(browser.text("#where").startsWith("epoch 11 of 30"), browser.text("#where"));
    assertFalse(browser.text("#remaining").equals("–"));
    assertFalse(browser.text("#gradientNorm").equals("–"));
    double loss =
        browser.run("return +document.getElementById('loss').dataset.value").getAsDouble();
    assertTrue(loss > 0 && loss < 10, () -> "" + loss);
  }

  /** A name is a text, nothing was asked of anyone else, and nothing went wrong. */
  private static void harmless(URI page) throws IOException {
    assertEquals(0, browser.run("return document.querySelectorAll('img').length").getAsInt());
    assertEquals("complete · Nabla", browser.run("return document.title").getAsString());
    List<URI> asked =
        browser.requests().stream().filter(u -> !u.getScheme().equals("data")).toList();
    assertTrue(asked.size() >= 2, asked::toString);
    assertTrue(
        asked.stream().allMatch(u -> u.getAuthority().equals(page.getAuthority())),
        asked::toString);
    assertEquals(List.of(), browser.complaints());
  }

  /** A program that ends, and the next one at the same port. */
  @Test
  void waitsForTheNextRunThere() throws IOException {
    DataLoader<Example> loader = loader();
    int port;
    try (LivePage page = new LivePage()) {
      port = page.url().getPort();
      browser.go(page.url());
      browser.await("return document.getElementById('link').textContent === 'live'");
      trainer(loader).callback(page).fit(loader, 2);
    }
    browser.await("return document.getElementById('state').dataset.value === 'complete'");
    browser.await("return document.getElementById('link').className === 'off'");
    try (LivePage page = new LivePage(port)) {
      trainer(loader).callback(page).fit(loader, 5);
      browser.await("return document.querySelectorAll('tbody tr').length === 5");
      assertEquals("live", browser.text("#link"));
    }
  }

  /** One page more than are answered says so, and is shown once there is room. */
  @Test
  void waitsForRoom() throws IOException {
    DataLoader<Example> loader = loader();
    List<Socket> others = new ArrayList<>();
    try (LivePage page = new LivePage()) {
      for (int i = 0; i < 32; i++) {
        others.add(reader(page.url()));
      }
      browser.go(page.url());
      browser.await("return document.getElementById('link').textContent.startsWith('too many')");
      close(others);
      trainer(loader).callback(page).fit(loader, 200); // so that it notices who is gone
      browser.await("return document.getElementById('link').textContent === 'live'");
      browser.await("return document.getElementById('state').dataset.value === 'complete'");
    } finally {
      close(others);
    }
  }

  /** One that is answered, and reads no more than that. */
  private static Socket reader(URI page) throws IOException {
    Socket socket = new Socket(page.getHost(), page.getPort());
    String get = "GET /events HTTP/1.1\r\nHost: " + page.getAuthority() + "\r\n\r\n";
    socket.getOutputStream().write(get.getBytes(StandardCharsets.US_ASCII));
    assertEquals('H', socket.getInputStream().read());
    return socket;
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** The page's policy stops what a script might try, and this test would notice. */
  @Test
  void whatThePageMayNotDoIsNoticed() throws Exception {
    try (LivePage page = new LivePage()) {
      browser.go(page.url());
      assertEquals(List.of(), browser.complaints());
      browser.run(
          "const made = document.createElement('div');"
              + "made.innerHTML = '<img src=\"http://example.com/x.png\" onerror=\"document.title=1\">';"
              + "document.body.append(made); fetch('http://example.com/').catch(() => {})");
      browser.run("console.error('noticed')");
      String complaints = String.join("\n", browser.complaints());
      assertTrue(complaints.contains("noticed"), complaints);
      assertTrue(complaints.contains("Content Security Policy"), complaints);
      assertEquals("waiting for a run · Nabla", browser.run("return document.title").getAsString());
    }
  }

  /** Light and dark, wide and narrow, while it trains and after: {@code target/live-*.png}. */
  @Test
  void fitsWindowsOfAllSizes() throws Exception {
    try (LivePage page = new LivePage()) {
      browser.go(page.url());
      DataLoader<Example> loader = loader();
      Trainer trainer = trainer(loader);
      trainer.callback(page).callback(after(80, run -> look("during")));
      trainer.fit(loader, 120);
      look("after");
    }
  }

  private static void look(String when) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "browser"));
    browser.await(
        "return document.querySelectorAll('tbody tr').length === "
            + (when.equals("during") ? 80 : 120));
    for (boolean dark : new boolean[] {false, true}) {
      for (int width : new int[] {1280, 420}) {
        browser.look(width, 800, dark);
        browser.await("return innerWidth === " + width);
        String name = "live-" + when + "-" + (dark ? "dark" : "light") + "-" + width + ".png";
        browser.screenshot(folder.resolve(name));
        int wide = browser.run("return document.documentElement.scrollWidth").getAsInt();
        assertTrue(wide <= width, () -> "something is " + wide + " wide, of " + width);
      }
    }
  }
}
