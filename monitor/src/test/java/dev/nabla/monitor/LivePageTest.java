package dev.nabla.monitor;

import static dev.nabla.monitor.Answers.data;
import static dev.nabla.monitor.Answers.events;
import static dev.nabla.monitor.Answers.rows;
import static dev.nabla.monitor.Answers.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nabla.train.Callback;
import dev.nabla.train.History;
import dev.nabla.train.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a page is told of a run. */
@Timeout(60)
class LivePageTest {
  private final Small small = new Small();

  @Test
  void tellsTheRunInNumbers() throws Exception {
    try (LivePage page = new LivePage()) {
      assertEquals("waiting", Answers.state(data(page)));
      History history = small.trainer.callback(page).fit(small.loader, 5);
      JsonObject data = data(page);
      assertEquals("complete", Answers.state(data));
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
                readers.add(events(page, "", ids));
                JsonObject first = readers.get(0).next();
                assertEquals("running", Answers.state(first));
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
      } while (Answers.state(event).equals("running"));
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
    assertEquals("complete", Answers.state(last));
    assertThrows(IOException.class, () -> data(page));
    page.close(); // again
  }

  @Test
  void saysHowItEnded() throws Exception {
    try (LivePage page = new LivePage()) {
      small.trainer.callback(page).callback(onStep(run -> run.stop("<b>enough</b>")));
      small.trainer.fit(small.loader, 2);
      assertEquals("stopped", Answers.state(data(page)));
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
      assertEquals("failed", Answers.state(data(page)));
    }
    try (LivePage page = new LivePage()) {
      Small other = new Small();
      other.trainer.callback(page).callback(failingOnEpoch("no room"));
      assertThrows(IllegalStateException.class, () -> other.trainer.fit(other.loader, 1));
      assertEquals("failed", Answers.state(data(page)), "though its last epoch is over");
      assertEquals(
          "java.lang.IllegalStateException: no room",
          status(data(page)).get("reason").getAsString());
    }
    try (LivePage page = new LivePage()) {
      Small other = new Small();
      other.model.parameters().get(0).assign(other.model.parameters().get(0).mul(Double.NaN));
      other.trainer.callback(page).fit(other.loader, 2);
      assertEquals("not_finite", Answers.state(data(page)));
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

  private static Callback failingOnEpoch(String message) {
    return new Callback() {
      @Override
      public void onEpoch(Run run) {
        throw new IllegalStateException(message);
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
}
