package dev.nabla.benchmarks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may see whom here; a rule that sees no class fails. */
@AnalyzeClasses(packages = "dev.nabla.benchmarks", importOptions = DoNotIncludeTests.class)
class HouseTest {
  private static final String WORK = "dev.nabla.benchmarks.work";
  private static final String MEASURE = "dev.nabla.benchmarks.measure";
  private static final String DIRECT = "dev.nabla.benchmarks.direct..";
  private static final String JMH = "dev.nabla.benchmarks.jmh..";

  @ArchTest
  static final ArchRule nobodySeesMachineryOrABackend =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.nabla.kernel", "dev.nabla.autograd", "dev.nabla.backend.*.."))
          .because("what is measured is what a user writes");

  @ArchTest
  static final ArchRule workSeesNoOther =
      noClasses()
          .that()
          .resideInAPackage(WORK)
          .should()
          .dependOnClassesThat(resideInAnyPackage(MEASURE, DIRECT, JMH))
          .because("a workload does not know who runs it");

  @ArchTest
  static final ArchRule measureKnowsNoEngine =
      noClasses()
          .that()
          .resideInAPackage(MEASURE)
          .should()
          .dependOnClassesThat(resideInAnyPackage(DIRECT, JMH, "ai.djl..", "org.nd4j.."))
          .because("a build without the engines has them left out");
}
