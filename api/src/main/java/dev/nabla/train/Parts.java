package dev.nabla.train;

import dev.nabla.data.DataLoader;
import dev.nabla.data.LoaderState;
import dev.nabla.optim.AveragedWeights;
import dev.nabla.optim.Optimizer;
import dev.nabla.optim.OptimizerState;
import dev.nabla.tensor.Generator;
import dev.nabla.tensor.NablaException;
import dev.nabla.tensor.TensorFactory;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the states of objects are written. */
final class Parts {
  private static final String START = "start";
  private static final String STATE = "state";
  private static final String BATCHES = "batches";
  private static final String BATCH_SIZE = "batchSize";
  private static final String SAMPLES = "samples";
  private static final String AVERAGED = "averaged";

  private Parts() {}

  static Part<OptimizerState> of(Optimizer optimizer, TensorFactory factory) {
    return new Part<>(
        optimizer::state,
        optimizer::restore,
        state -> new Stored(state.toTensors(factory), Map.of()),
        stored -> OptimizerState.ofTensors(stored.tensors()));
  }

  static Part<AveragedWeights.State> of(AveragedWeights averages) {
    return new Part<>(
        averages::state,
        averages::restore,
        state -> new Stored(state.tensors(), Map.of(AVERAGED, Long.toString(state.averaged()))),
        stored -> new AveragedWeights.State(whole(stored, AVERAGED), stored.tensors()));
  }

  static Part<byte[]> of(Generator generator) {
    return new Part<>(
        generator::state,
        generator::restore,
        state -> new Stored(Map.of(), Map.of(STATE, encoded(state))),
        stored -> decoded(stored, STATE));
  }

  static Part<LoaderState> of(DataLoader<?> loader) {
    return new Part<>(
        loader::state,
        loader::restore,
        state ->
            new Stored(
                Map.of(),
                Map.of(
                    START,
                    encoded(state.start()),
                    STATE,
                    encoded(state.now()),
                    BATCHES,
                    Integer.toString(state.batches()),
                    BATCH_SIZE,
                    Integer.toString(state.batchSize()),
                    SAMPLES,
                    Integer.toString(state.samples()))),
        stored ->
            new LoaderState(
                decoded(stored, START),
                decoded(stored, STATE),
                whole(stored, BATCHES),
                whole(stored, BATCH_SIZE),
                whole(stored, SAMPLES)));
  }

  static Stored toText(Map<String, Double> numbers) {
    Map<String, String> texts = new LinkedHashMap<>();
    numbers.forEach((name, number) -> texts.put(name, number.toString()));
    return new Stored(Map.of(), texts);
  }

  static Map<String, Double> toNumbers(Stored stored) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    stored
        .texts()
        .forEach(
            (name, text) -> {
              try {
                numbers.put(name, Double.valueOf(text));
              } catch (NumberFormatException e) {
                throw unreadable(name, "a number", text);
              }
            });
    return numbers;
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decoded(Stored stored, String name) {
    String text = text(stored, name);
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw unreadable(name, "bytes in Base64", text);
    }
  }

  private static int whole(Stored stored, String name) {
    String text = text(stored, name);
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // as one below 0
    }
    throw unreadable(name, "a whole number of at least 0", text);
  }

  private static String text(Stored stored, String name) {
    String text = stored.texts().get(name);
    if (text == null) {
      throw unreadable(name, "an entry", "none");
    }
    return text;
  }

  private static NablaException unreadable(String name, String expected, String found) {
    return new NablaException(
        "'" + name + "'", expected, found, "save the checkpoint again: it is damaged");
  }
}
