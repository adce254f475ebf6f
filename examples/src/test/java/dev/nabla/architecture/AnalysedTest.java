package dev.nabla.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules looked at every module: none passes because it saw nothing. */
class AnalysedTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.nabla");

  /** Somewhat fewer top-level classes than each module has. */
  private static final Map<String, Integer> LEAST =
      Map.of(
          "api",
          65,
          "pure",
          40,
          "nd4j",
          18,
          "djl",
          16,
          "csv",
          2,
          "plot",
          12,
          "monitor",
          8,
          "conformance",
          20,
          "examples",
          30);

  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "dev\\.nabla\\.(?:backend\\.)?(conformance|csv|plot|monitor|examples|pure|nd4j|djl)(?:\\..*)?");

  @Test
  void everyModuleWasAnalysed() {
    Map<String, Long> counts =
        CLASSES.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(Collectors.groupingBy(AnalysedTest::module, Collectors.counting()));
    LEAST.forEach(
        (module, least) -> {
          long count = counts.getOrDefault(module, 0L);
          assertTrue(count >= (isBuilt(module) ? least : 0), module + " has " + counts);
        });
    assertEquals(LEAST.size() - leftOut(), counts.size(), counts::toString);
  }

  @Test
  void testsWereNotAnalysed() {
    List<String> tests =
        CLASSES.stream().map(JavaClass::getName).filter(n -> n.endsWith("Test")).toList();
    assertEquals(List.of(), tests);
  }

  private static long leftOut() {
    return LEAST.keySet().stream().filter(module -> !isBuilt(module)).count();
  }

  /** The two engines are absent from a build that leaves them out, and only from such a build. */
  private static boolean isBuilt(String module) {
    List<String> engines = List.of("nd4j", "djl");
    return !engines.contains(module)
        || List.of(System.getProperty("nabla.test.backends").split(",", -1)).contains(module);
  }

  private static String module(JavaClass type) {
    Matcher elsewhere = ELSEWHERE.matcher(type.getPackageName());
    return elsewhere.matches() ? elsewhere.group(1) : "api";
  }
}
