package dev.nabla.backend.pure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A loop of a {@link Fusion}: one operation, or several at once.
 *
 * @param step reads {@code operands} and writes {@code results}
 * @param sources the stage that computes an operand; null for one that is there
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Task(Pending.Step step, Strided[] operands, @Nullable Stage[] sources, List<Stage> results) {
  static Task of(Stage stage) {
    return new Task(stage.pending.step(), stage.operands, stage.sources, List.of(stage));
  }
}
