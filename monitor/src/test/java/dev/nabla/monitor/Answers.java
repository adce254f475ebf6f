package dev.nabla.monitor;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** What a page answers. */
final class Answers {
  static final int PATIENCE_MILLIS = 10_000;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Answers() {}

  static HttpRequest.Builder request(LivePage page, String path) {
    return HttpRequest.newBuilder(page.url().resolve(path))
        .timeout(Duration.ofMillis(PATIENCE_MILLIS));
  }

  static HttpResponse<String> to(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  static JsonObject data(LivePage page) throws IOException, InterruptedException {
    return JsonParser.parseString(to(request(page, "/data")).body()).getAsJsonObject();
  }

  static JsonArray rows(JsonObject update, String of) {
    return update.getAsJsonObject(of).getAsJsonArray("rows");
  }

  static JsonObject status(JsonObject update) {
    return update.getAsJsonObject("status");
  }

  static String state(JsonObject update) {
    return status(update).get("state").getAsString();
  }

  /** Events as a browser has them, from that with the id {@code last} on; ids go to {@code ids}. */
  static Iterator<JsonObject> events(LivePage page, String last, List<String> ids) {
    HttpRequest.Builder request = HttpRequest.newBuilder(page.url().resolve("/events"));
    if (!last.isEmpty()) {
      request.header("Last-Event-ID", last);
    }
    Stream<String> lines;
    try {
      lines = CLIENT.send(request.build(), BodyHandlers.ofLines()).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
    return lines
        .peek(
            line -> {
              if (line.startsWith("id: ")) {
                ids.add(line.substring("id: ".length()));
              }
            })
        .filter(line -> line.startsWith("data: "))
        .map(line -> line.substring("data: ".length()))
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .iterator();
  }

  /** A connection to the page on which {@code request} was sent. */
  private static Socket connection(LivePage page, String request) throws IOException {
    return connected(new Socket(), page, request);
  }

  /** One that has next to no room for what is sent to it. */
  static Socket deaf(LivePage page, String request) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(1024); // before it says so to the other side
    return connected(socket, page, request);
  }

  private static Socket connected(Socket socket, LivePage page, String request) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), page.url().getPort()));
    socket.setSoTimeout(PATIENCE_MILLIS);
    OutputStream out = socket.getOutputStream();
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }

  /** The first line of the answer to {@code request}. */
  static String raw(LivePage page, String request) throws IOException {
    try (Socket socket = connection(page, request)) {
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    }
  }
}
