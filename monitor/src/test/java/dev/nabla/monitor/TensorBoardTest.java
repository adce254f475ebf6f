package dev.nabla.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.tensor.NablaException;
import dev.nabla.train.Callback;
import dev.nabla.train.History;
import dev.nabla.train.Run;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the callback writes of a run. */
class TensorBoardTest {
  @TempDir private Path folder;

  private List<String> records(int file) throws IOException {
    return Records.of(Files.readAllBytes(Records.files(folder).get(file)));
  }

  /** Records with {@code tag}. */
  private static List<String> tagged(List<String> records, String tag) {
    String hex = HexFormat.of().formatHex(tag.getBytes(StandardCharsets.UTF_8));
    String length = HexFormat.of().toHexDigits((byte) tag.length());
    return records.stream().filter(record -> record.contains("0a" + length + hex)).toList();
  }

  /** A scalar is the last four bytes before the checksum. */
  private static float scalar(String record) {
    byte[] bytes = HexFormat.of().parseHex(record.substring(record.length() - 16));
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(0);
  }

  private static List<Float> scalars(List<String> records, String tag) {
    return tagged(records, tag).stream().map(TensorBoardTest::scalar).toList();
  }

  @Test
  void writesStepsAndEpochs() throws IOException {
    Small small = new Small();
    List<Float> losses = new ArrayList<>();
    List<Float> norms = new ArrayList<>();
    Callback seen =
        new Callback() {
          @Override
          public void onGradients(Run run) {
            norms.add((float) run.gradientNorm());
          }

          @Override
          public void onStep(Run run) {
            losses.add((float) run.loss());
          }
        };
    History history =
        small
            .trainer
            .callback(seen)
            .callback(new TensorBoard(folder).histograms())
            .fit(small.loader, 3);
    List<String> records = records(0);
    assertEquals(3 * Small.BATCHES, losses.size());
    assertEquals(losses, scalars(records, "train/loss"));
    assertEquals(norms, scalars(records, "train/gradientNorm"));
    assertTrue(norms.stream().allMatch(norm -> norm > 0), norms::toString);
    assertEquals(List.of(.1f, .1f), scalars(records, "train/learningRate").subList(0, 2));
    List<Float> epochs = history.of("validation.loss").stream().map(Double::floatValue).toList();
    assertEquals(epochs, scalars(records, "validation/loss"));
    assertEquals(3, tagged(records, "validation/" + Small.METRIC).size());
    assertEquals(3, tagged(records, "epoch/loss").size());
    for (String parameter : small.model.namedParameters().keySet()) {
      assertEquals(3, tagged(records, "parameters/" + parameter).size(), parameter);
    }
    assertEquals(1, tagged(records, "model/text_summary").size());
    assertEquals(1, tagged(records, "ending/text_summary").size());
  }

  @Test
  void everyThirdStepIsThePlaceOfAThird() throws IOException {
    Small small = new Small();
    small.trainer.callback(new TensorBoard(folder).every(3)).fit(small.loader, 3);
    List<String> losses = tagged(records(0), "train/loss");
    assertEquals(4, losses.size());
    for (int i = 0; i < 4; i++) {
      String step = "10" + HexFormat.of().toHexDigits((byte) (3 * (i + 1)));
      assertEquals(step, losses.get(i).substring(24 + 18, 24 + 22)); // after the time
    }
    assertThrows(NablaException.class, () -> new TensorBoard(folder).every(0));
  }

  /** From a checkpoint on the steps go on, and what a killed run wrote after it is taken back. */
  @Test
  void goesOnWithTheStepNumbers() throws IOException {
    Path checkpoint = folder.resolveSibling(folder.getFileName() + ".safetensors");
    Small first = new Small();
    first.trainer.checkpoint(checkpoint).callback(new TensorBoard(folder)).fit(first.loader, 2);
    Small second = new Small();
    second.trainer.checkpoint(checkpoint).callback(new TensorBoard(folder)).fit(second.loader, 3);
    Files.delete(checkpoint);
    List<String> records = records(1);
    assertTrue(records.get(1).substring(24 + 18).startsWith("1009" + "3a020801"), records.get(1));
    List<String> losses = tagged(records, "train/loss");
    assertEquals(Small.BATCHES, losses.size());
    assertEquals("1009", losses.get(0).substring(24 + 18, 24 + 22));
  }

  @Test
  void saysThatTheRunFailed() throws IOException {
    Small small = new Small();
    Callback broken =
        new Callback() {
          @Override
          public void onEpoch(Run run) {
            throw new IllegalStateException("broken");
          }
        };
    small.trainer.callback(new TensorBoard(folder)).callback(broken);
    assertThrows(IllegalStateException.class, () -> small.trainer.fit(small.loader, 1));
    List<String> endings = tagged(records(0), "ending/text_summary");
    assertEquals(1, endings.size());
    String text = "FAILED: java.lang.IllegalStateException: broken";
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    assertTrue(endings.get(0).contains(hex), endings.get(0));
  }

  @Test
  void onlyARunHasAWriter() {
    TensorBoard board = new TensorBoard(folder);
    assertThrows(NablaException.class, board::writer);
    Small small = new Small();
    Callback more =
        new Callback() {
          @Override
          public void onEpoch(Run run) {
            board.writer().addScalar("more", 1, run.steps());
          }
        };
    small.trainer.callback(board).callback(more).fit(small.loader, 1);
    assertThrows(NablaException.class, board::writer);
  }
}
