package dev.nabla.monitor;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.nabla.tensor.NablaException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves a page and what it shows, to this machine alone.
 *
 * <p>A request must name this machine as its host: a page from elsewhere whose name is made to lead
 * here (DNS rebinding) is refused. Nothing but GET, no other site may read it, and the page may
 * load nothing. All threads are daemons; a reader that takes nothing holds up its own thread alone.
 */
final class LiveServer implements AutoCloseable {
  private static final List<String> NAMES = List.of("127.0.0.1", "localhost");
  private static final int HTTP = 80;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int MISDIRECTED = 421;
  private static final int TOO_MANY = 503;
  private static final int MOST_READERS = 32;
  private static final long PAUSE_MILLIS = 200;
  private static final String RETRY = "retry: 1000\n\n";
  private static final long ALIVE_MILLIS = 5000;
  private static final long LAST_MILLIS = 1000;
  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json";
  private static final String EVENTS = "text/event-stream";

  private final LiveState state;
  private final LivePageFile page = LivePageFile.load();
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> daemon(task, "nabla-live"));
  private final AtomicInteger readers = new AtomicInteger();
  private final int port;

  LiveServer(int port, LiveState state) {
    this.state = state;
    this.server = bound(port);
    this.port = server.getAddress().getPort();
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    start();
  }

  private static HttpServer bound(int port) {
    try {
      InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
      return HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (IOException | IllegalArgumentException e) {
      throw new NablaException(
          "live page",
          "a port from 1 to 65535 that is free, or 0 for any that is",
          port + " (" + e.getMessage() + ")",
          "name another, or end the program that has it",
          e);
    }
  }

  /** Its own thread is a daemon if the one that starts it is. */
  private void start() {
    Thread starter = daemon(server::start, "nabla-live-start");
    starter.start();
    boolean interrupted = false;
    while (starter.isAlive()) {
      try {
        starter.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = exchange.getRequestHeaders().getFirst("Host");
      if (host == null || !isThisMachine(host, port)) {
        refuse(exchange, MISDIRECTED, "This page is for this machine alone: open " + url() + "\n");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        refuse(exchange, NOT_ALLOWED, "Only GET is answered.\n");
      } else {
        switch (exchange.getRequestURI().getPath()) {
          case "/" -> send(exchange, OK, HTML, page.html());
          case "/data" -> send(exchange, OK, JSON, json(Cursor.NONE));
          case "/events" -> events(exchange);
          default -> refuse(exchange, NOT_FOUND, "There are /, /data and /events.\n");
        }
      }
    }
  }

  /** Whether a request's {@code host} is this server; browsers leave out the port of all pages. */
  static boolean isThisMachine(String host, int port) {
    return NAMES.stream()
        .anyMatch(name -> host.equals(name + ":" + port) || (port == HTTP && host.equals(name)));
  }

  private String json(Cursor known) {
    return LiveJson.of(state.since(known));
  }

  private void refuse(HttpExchange exchange, int code, String why) throws IOException {
    send(exchange, code, "text/plain; charset=utf-8", why);
  }

  private void send(HttpExchange exchange, int code, String type, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    head(exchange, type);
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
  }

  private void head(HttpExchange exchange, String type) {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Content-Security-Policy", page.policy());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }

  /**
   * What happened since the event that the reader had last, and what happens, some times a second.
   */
  private void events(HttpExchange exchange) throws IOException {
    if (readers.incrementAndGet() > MOST_READERS) {
      readers.decrementAndGet();
      refuse(exchange, TOO_MANY, "Too many pages are open.\n");
      return;
    }
    try {
      head(exchange, EVENTS);
      exchange.sendResponseHeaders(OK, 0);
      stream(
          new BufferedOutputStream(exchange.getResponseBody()),
          Cursor.of(exchange.getRequestHeaders().getFirst("Last-Event-ID")));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      readers.decrementAndGet();
    }
  }

  private void stream(OutputStream out, Cursor from) throws IOException, InterruptedException {
    Cursor known = from;
    boolean last;
    out.write(RETRY.getBytes(StandardCharsets.UTF_8)); // after so many ms, if the stream ends
    do {
      last = state.isClosed(); // before what is sent is taken: nothing comes after that
      LiveState.Update update = state.since(known);
      String event = "id: " + update.cursor() + "\ndata: " + LiveJson.of(update) + "\n\n";
      boolean news = !update.cursor().equals(known);
      out.write((news ? event : ":\n\n").getBytes(StandardCharsets.UTF_8)); // or that it is alive
      out.flush();
      known = update.cursor();
      state.awaitClosed(PAUSE_MILLIS);
      state.await(known, ALIVE_MILLIS);
    } while (!last);
  }

  /** Tells readers how it ended, if they listen, and ends. */
  @Override
  public void close() {
    state.close();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_MILLIS);
    try {
      while (readers.get() > 0 && System.nanoTime() < end) {
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    threads.shutdownNow();
  }
}
