package dev.nabla.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The page's file, and a policy that lets its own script and style run and nothing else, by their
 * checksums.
 */
record LivePageFile(String html, String policy) {
  private static final String FILE = "live.html";

  static LivePageFile load() {
    String html = read();
    String policy =
        "default-src 'none'; script-src "
            + checksum(html, "script")
            + "; style-src "
            + checksum(html, "style")
            + "; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";
    return new LivePageFile(html, policy);
  }

  private static String read() {
    try (InputStream in = LivePageFile.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String checksum(String html, String element) {
    String start = "<" + element + ">";
    int from = html.indexOf(start) + start.length();
    String text = html.substring(from, html.indexOf("</" + element + ">", from));
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
