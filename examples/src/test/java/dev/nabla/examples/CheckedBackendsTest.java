package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebook's parts with every operation held against the pure backend's as it runs. */
class CheckedBackendsTest {
  static Stream<String> engines() {
    return Arrays.stream(System.getProperty("nabla.test.backends").split(",", -1));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void everyOperationIsThatOfPure(String engine) {
    Ran checked = Ran.command("run", "all", "--backend", "check(pure," + engine + ")");
    assertEquals(0, checked.exit(), checked::err);
    String alone = Ran.command("run", "all", "--backend", "pure").out();
    assertEquals(alone, checked.out().replace("check(pure," + engine + ")", "pure"));
  }
}
