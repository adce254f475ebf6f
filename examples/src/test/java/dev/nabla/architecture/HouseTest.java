package dev.nabla.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.nabla.autograd.Tape;
import dev.nabla.backend.BackendProvider;
import dev.nabla.backend.Backends;

/** Who may see whom; {@link AnalysedTest} makes sure that every module was looked at. */
@AnalyzeClasses(packages = "dev.nabla", importOptions = DoNotIncludeTests.class)
class HouseTest {
  private static final String HOUSE = "dev.nabla..";
  private static final String TENSOR = "dev.nabla.tensor";
  private static final String KERNEL = "dev.nabla.kernel";
  private static final String FUNCTIONAL = "dev.nabla.functional";
  private static final String LOSS = "dev.nabla.loss";
  private static final String OPTIM = "dev.nabla.optim";
  private static final String SCHEDULE = "dev.nabla.optim.schedule";
  private static final String NN = "dev.nabla.nn";
  private static final String INIT = "dev.nabla.nn.init";
  private static final String IO = "dev.nabla.io";
  private static final String DATA = "dev.nabla.data";
  private static final String TRAIN = "dev.nabla.train";
  private static final String CSV = "dev.nabla.csv";
  private static final String PLOT = "dev.nabla.plot";
  private static final String MONITOR = "dev.nabla.monitor";
  private static final String AUTOGRAD = "dev.nabla.autograd";
  private static final String INSPECT = "dev.nabla.inspect";
  private static final String VIEW = "dev.nabla.view";
  private static final String BACKEND = "dev.nabla.backend";
  private static final String BACKENDS = "dev.nabla.backend.*..";
  private static final String CONFORMANCE = "dev.nabla.conformance..";
  private static final String EXAMPLES = "dev.nabla.examples..";
  private static final String GALLERY = "dev.nabla.examples.gallery";

  @ArchTest
  static final ArchRule tensorSeesNoOtherPackage =
      sees(TENSOR).because("everything stands on it, so it stands on nothing");

  @ArchTest
  static final ArchRule kernelSeesTensor =
      sees(KERNEL, TENSOR).because("kernels speak of ops, shapes and dtypes, and of nothing else");

  @ArchTest
  static final ArchRule functionalSeesTensor =
      sees(FUNCTIONAL, TENSOR).because("what a layer computes needs no layer");

  @ArchTest
  static final ArchRule lossSeesTensor =
      sees(LOSS, TENSOR, FUNCTIONAL).because("a loss is a formula on tensors");

  @ArchTest
  static final ArchRule optimSeesTensor =
      sees(OPTIM, TENSOR).because("an optimizer is a formula on parameters");

  @ArchTest
  static final ArchRule scheduleSeesOptim =
      sees(SCHEDULE, OPTIM, TENSOR).because("a schedule sets the numbers of an optimizer's groups");

  @ArchTest
  static final ArchRule initSeesTensor =
      sees(INIT, TENSOR).because("first weights need a shape and a stream, and no layer");

  @ArchTest
  static final ArchRule nnSeesWhatLayersAreMadeOf =
      sees(NN, TENSOR, FUNCTIONAL, INIT)
          .because("a layer takes the narrow TensorFactory, not a backend");

  @ArchTest
  static final ArchRule ioSeesTensor =
      sees(IO, TENSOR).because("a file holds tensors by name, whosever they are");

  @ArchTest
  static final ArchRule dataSeesTensorAndNn =
      sees(DATA, TENSOR, NN)
          .because("samples are tensors, and what is worked out of them may go into a model");

  @ArchTest
  static final ArchRule trainSeesWhatALoopIsMadeOf =
      sees(TRAIN, TENSOR, DATA, IO, LOSS, NN, OPTIM, SCHEDULE, BACKEND)
          .because("it is the loop that a program would write");

  @ArchTest
  static final ArchRule csvSeesTensor =
      classes()
          .that()
          .resideInAPackage(CSV)
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackage(HOUSE).or(resideInAnyPackage(TENSOR, DATA, CSV)))
          .because("a table is made into tensors, whosever they are");

  @ArchTest
  static final ArchRule plotSeesWhatIsDrawn =
      sees(PLOT, TENSOR, NN, TRAIN, IO).because("a picture is drawn of what a program holds");

  @ArchTest
  static final ArchRule onlyExamplesSeePlots =
      noClasses()
          .that()
          .resideOutsideOfPackages(PLOT, EXAMPLES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PLOT, "org.knowm..", "de.erichseifert..")
          .because("nothing but a program needs pictures, and only plots know how they are drawn");

  @ArchTest
  static final ArchRule monitorSeesTheTrainer =
      sees(MONITOR, TENSOR, NN, OPTIM, TRAIN)
          .because("it looks on while something trains, whatever computes that");

  @ArchTest
  static final ArchRule autogradSeesTensorAndKernel =
      sees(AUTOGRAD, TENSOR, KERNEL).because("the tape knows no engine, and no layer");

  @ArchTest
  static final ArchRule inspectSeesKernelAndNn =
      sees(INSPECT, TENSOR, KERNEL, NN)
          .because("it looks at kernels, and says in which component they ran");

  @ArchTest
  static final ArchRule backendSeesTheWholeApi =
      sees(BACKEND, TENSOR, FUNCTIONAL, KERNEL, LOSS, OPTIM, NN, AUTOGRAD, INSPECT)
          .because("it is the factory of all of them");

  @ArchTest
  static final ArchRule viewSeesModelsAndGraphs =
      sees(VIEW, TENSOR, NN, AUTOGRAD, BACKEND)
          .because("it runs a model once, and reads what was recorded");

  @ArchTest
  static final ArchRule apiNeedsTheJdkAlone =
      classes()
          .that()
          .resideInAnyPackage(
              TENSOR,
              FUNCTIONAL,
              KERNEL,
              LOSS,
              OPTIM,
              SCHEDULE,
              NN,
              INIT,
              IO,
              DATA,
              TRAIN,
              AUTOGRAD,
              INSPECT,
              VIEW,
              BACKEND)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "javax.imageio..",
                  "org.jspecify..",
                  TENSOR,
                  FUNCTIONAL,
                  KERNEL,
                  LOSS,
                  OPTIM,
                  SCHEDULE,
                  NN,
                  INIT,
                  IO,
                  DATA,
                  TRAIN,
                  AUTOGRAD,
                  INSPECT,
                  VIEW,
                  BACKEND))
          .because("whoever depends on the api gets nothing else with it");

  @ArchTest
  static final ArchRule everyPackageHasARule =
      classes()
          .should()
          .resideInAnyPackage(
              TENSOR,
              FUNCTIONAL,
              KERNEL,
              LOSS,
              OPTIM,
              SCHEDULE,
              NN,
              INIT,
              IO,
              DATA,
              TRAIN,
              AUTOGRAD,
              INSPECT,
              VIEW,
              BACKEND,
              BACKENDS,
              CSV,
              PLOT,
              MONITOR,
              CONFORMANCE,
              EXAMPLES)
          .because("a new package needs a rule here that says what it may see");

  @ArchTest
  static final ArchRule backendsSeeWhatABackendImplements =
      classes()
          .that()
          .resideInAPackage(BACKENDS)
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackage(HOUSE)
                  .or(resideInAnyPackage(TENSOR, KERNEL, BACKEND, BACKENDS)))
          .because("gradients, layers and losses are written once, above the kernels");

  @ArchTest
  static final ArchRule backendsDoNotSeeOneAnother =
      slices()
          .matching("dev.nabla.backend.(*)..")
          .should()
          .notDependOnEachOther()
          .because("each is a jar that works alone");

  @ArchTest
  static final ArchRule nobodySeesABackend =
      noClasses()
          .that()
          .resideOutsideOfPackage(BACKENDS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BACKENDS)
          .because("backends are found at run time");

  @ArchTest
  static final ArchRule examplesSeeNoMachinery =
      noClasses()
          .that()
          .resideInAPackage(EXAMPLES)
          .and()
          .doNotHaveFullyQualifiedName("dev.nabla.examples.ConformCommand") // it is no program
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(KERNEL, BACKENDS, CONFORMANCE).or(equivalentTo(Tape.class)))
          .because(
              "a program needs no more than a user is shown: of autograd functions of its own,"
                  + " their check and derivatives, but not the tape");

  @ArchTest
  static final ArchRule galleryIsWhatAUserWrites =
      classes()
          .that()
          .resideInAPackage(GALLERY)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "org.jspecify..",
                  TENSOR,
                  LOSS,
                  OPTIM,
                  SCHEDULE,
                  NN,
                  DATA,
                  TRAIN,
                  BACKEND,
                  CSV,
                  PLOT,
                  GALLERY))
          .because("it can be copied out of here as it stands");

  @ArchTest
  static final ArchRule onlyExamplesUseGuice =
      noClasses()
          .that()
          .resideOutsideOfPackage(EXAMPLES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.inject..", "jakarta.inject..", "picocli..")
          .because("a library is composed by its user's means");

  @ArchTest
  static final ArchRule onlyExamplesPrint =
      noClasses()
          .that()
          .resideOutsideOfPackage(EXAMPLES)
          .and()
          .doNotHaveFullyQualifiedName(Backends.class.getName()) // trace(…), profile(…): asked for
          .should(ACCESS_STANDARD_STREAMS)
          .because("the streams belong to the program, not to its libraries");

  @ArchTest
  static final ArchRule noStaticFieldChanges =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because("two backends, and two threads, live in one process");

  @ArchTest
  static final ArchRule providersProvideBackends =
      classes()
          .that()
          .haveSimpleNameEndingWith("Provider")
          .should()
          .beAssignableTo(BackendProvider.class)
          .because("the name is kept for what the service loader finds");

  @ArchTest
  static final ArchRule whatProvidesBackendsIsNamedSo =
      classes()
          .that(assignableTo(BackendProvider.class))
          .should()
          .haveSimpleNameEndingWith("Provider")
          .because("a reader finds the way into a backend by its name");

  @ArchTest
  static final ArchRule noPackageCycles =
      slices()
          .matching("dev.nabla.(**)")
          .should()
          .beFreeOfCycles()
          .because("what sees itself through others cannot be taken apart");

  /** Of the house, {@code layer} sees itself and {@code below}. */
  private static ArchRule sees(String layer, String... below) {
    return classes()
        .that(resideInAPackage(layer))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage(HOUSE)
                .or(resideInAPackage(layer))
                .or(resideInAnyPackage(below)));
  }
}
