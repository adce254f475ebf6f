package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That it prints what it says; how quick a machine is, nobody knows. */
class BenchCommandTest {
  private static final List<String> WORKS =
      List.of("matmul 512", "matmul 1024", "add 1,000,000", "exp 1,000,000", "MLP ", "conv net ");

  @Test
  void aRowForEachWorkAndBackend() {
    List<String> names = new ArrayList<>(Ran.backends().toList());
    names.add("check(pure,pure)");
    names.add("check(check(pure,pure),check(pure,pure))");
    Ran ran = Ran.command("bench", "--seconds", "0.01", "--backend", String.join(",", names));
    assertEquals(0, ran.exit(), ran::toString);
    List<String> rows = ran.out().lines().skip(1).toList();
    assertEquals(WORKS.size() * names.size(), rows.size(), ran::toString);
    for (int i = 0; i < rows.size(); i++) {
      String row = rows.get(i);
      String name = names.get(i % names.size());
      assertTrue(
          row.startsWith(WORKS.get(i / names.size())) && row.contains(" " + name + " "), row);
      assertTrue(row.matches(".* [\\d,.]+ (GFLOP/s|GB/s|samples/s) +[\\d,.]+ to [\\d,.]+"), row);
      assertTrue(rate(row.replaceFirst(" to .*", ""), 0) <= rate(row, 0), row);
    }
  }

  /** The number {@code back} from the end of the row. */
  private static double rate(String row, int back) {
    String[] words = row.split(" +", -1);
    return Double.parseDouble(words[words.length - 1 - back].replace(",", ""));
  }

  @Test
  void oneThatIsNamedTwiceIsMeasuredOnce() {
    Ran ran = Ran.command("bench", "--seconds=0.001", "--backend=pure", "--backend", "pure, pure");
    assertEquals(WORKS.size() + 1, ran.out().lines().count(), ran::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bench --backend nope      | but found 'nope'",
        "bench --backend pure,nope | but found 'nope'",
        "bench --backend pure,     | but found ''",
        "bench --seconds 0         | '--seconds': '0.0' is not above 0 and at most 3600",
        "bench --seconds NaN       | '--seconds': 'NaN' is not above 0",
        "bench --seconds soon      | '--seconds': 'soon' is not a double",
        "bench pure                | 'pure'",
      })
  void aMistakeIsOneLine(String line, String said) {
    String refusal = Ran.command(line.split(" +")).refusal();
    assertTrue(refusal.contains(said), refusal);
  }
}
