package dev.nabla.conformance;

import dev.nabla.backend.Backend;
import dev.nabla.nn.Gru;
import dev.nabla.nn.GruCell;
import dev.nabla.nn.Lstm;
import dev.nabla.nn.LstmCell;
import dev.nabla.nn.LstmResult;
import dev.nabla.nn.LstmState;
import dev.nabla.nn.RecurrentOptions;
import dev.nabla.nn.RecurrentResult;
import dev.nabla.nn.Rnn;
import dev.nabla.nn.RnnCell;
import dev.nabla.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The layers of {@code twins/sections/recurrent.py}. */
final class RecurrentTwins {
  private static final RecurrentOptions OPTIONS = new RecurrentOptions();
  private static final RecurrentOptions STACK = OPTIONS.numLayers(2).bidirectional(true);
  private static final RecurrentOptions BATCH_FIRST = OPTIONS.batchFirst(true);

  static final Map<String, ModuleTwin<?>> ALL =
      Map.ofEntries(
          Map.entry("rnn", rnn(b -> b.rnn(3, 4))),
          Map.entry("rnn/output", ModuleTwin.of(b -> b.rnn(3, 4))),
          Map.entry(
              "rnn/relu",
              rnn(b -> Rnn.create(b, 3, 4, Rnn.Nonlinearity.RELU, OPTIONS.bias(false)))),
          Map.entry("rnn/state", rnn(b -> b.rnn(3, 4, STACK))),
          Map.entry("rnn/batchFirst", rnn(b -> b.rnn(3, 4, BATCH_FIRST))),
          Map.entry("rnn/dropout", rnn(b -> b.rnn(3, 4, BATCH_FIRST.numLayers(3).dropout(0.3)))),
          Map.entry("lstm", lstm(b -> b.lstm(3, 4))),
          Map.entry("lstm/oneStep", lstm(b -> b.lstm(3, 4))),
          Map.entry("lstm/long", lstm(b -> b.lstm(2, 3))),
          Map.entry("lstm/noBias", lstm(b -> b.lstm(3, 4, STACK.bias(false)))),
          Map.entry("lstm/state", lstm(b -> b.lstm(3, 4, STACK.batchFirst(true)))),
          Map.entry("lstm/dropout", lstm(b -> b.lstm(3, 4, STACK.dropout(0.5)))),
          Map.entry("lstm/eval", lstm(b -> b.lstm(3, 4, STACK.dropout(0.5)))),
          Map.entry("lstm/unbatched", lstm(b -> b.lstm(3, 4, STACK.batchFirst(true)))),
          Map.entry("lstm/projected", lstm(b -> Lstm.create(b, 3, 5, 2, STACK))),
          Map.entry(
              "lstm/projectedState", lstm(b -> Lstm.create(b, 3, 5, 2, BATCH_FIRST.bias(false)))),
          Map.entry("gru", gru(b -> b.gru(3, 4))),
          Map.entry("gru/noBias", gru(b -> b.gru(3, 4, BATCH_FIRST.bias(false)))),
          Map.entry("gru/state", gru(b -> b.gru(3, 4, STACK))),
          Map.entry("gru/dropout", gru(b -> b.gru(3, 4, STACK.batchFirst(true).dropout(0.3)))),
          Map.entry("gru/unbatched", gru(b -> b.gru(3, 4, STACK))),
          Map.entry(
              "rnnCell",
              ModuleTwin.of(
                  b -> b.rnnCell(3, 4), (cell, in) -> List.of(cell.forward(in.get(0), in.get(1))))),
          Map.entry(
              "rnnCell/relu",
              ModuleTwin.of(b -> RnnCell.create(b, 3, 4, false, Rnn.Nonlinearity.RELU))),
          Map.entry("lstmCell", lstmCell(b -> b.lstmCell(3, 4))),
          Map.entry("lstmCell/noBias", lstmCell(b -> LstmCell.create(b, 3, 4, false))),
          Map.entry(
              "gruCell",
              ModuleTwin.of(
                  b -> b.gruCell(3, 4), (cell, in) -> List.of(cell.forward(in.get(0), in.get(1))))),
          Map.entry(
              "gruCell/vector",
              ModuleTwin.of(
                  b -> GruCell.create(b, 3, 4, false),
                  (cell, in) -> List.of(cell.forward(in.get(0), in.get(1))))));

  private RecurrentTwins() {}

  private static ModuleTwin<Rnn> rnn(Function<Backend, Rnn> build) {
    return ModuleTwin.of(
        build,
        (rnn, in) -> {
          Tensor x = in.get(0);
          return parts(in.size() == 1 ? rnn.run(x) : rnn.run(x, in.get(1)));
        });
  }

  private static ModuleTwin<Gru> gru(Function<Backend, Gru> build) {
    return ModuleTwin.of(
        build,
        (gru, in) -> {
          Tensor x = in.get(0);
          return parts(in.size() == 1 ? gru.run(x) : gru.run(x, in.get(1)));
        });
  }

  private static List<Tensor> parts(RecurrentResult result) {
    return List.of(result.output(), result.h());
  }

  private static ModuleTwin<Lstm> lstm(Function<Backend, Lstm> build) {
    return ModuleTwin.of(
        build,
        (lstm, in) -> {
          Tensor x = in.get(0);
          LstmResult result = in.size() == 1 ? lstm.run(x) : lstm.run(x, state(in));
          return List.of(result.output(), result.h(), result.c());
        });
  }

  private static ModuleTwin<LstmCell> lstmCell(Function<Backend, LstmCell> build) {
    return ModuleTwin.of(
        build,
        (cell, in) -> {
          Tensor x = in.get(0);
          LstmState next = in.size() == 1 ? cell.forward(x) : cell.forward(x, state(in));
          return List.of(next.h(), next.c());
        });
  }

  private static LstmState state(List<Tensor> in) {
    return new LstmState(in.get(1), in.get(2));
  }
}
