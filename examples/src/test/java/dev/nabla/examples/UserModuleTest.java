package dev.nabla.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Guice module of the user's adds examples and models; one that does not fit is one line. */
class UserModuleTest {
  private static final String ACME = "--module=" + AcmeModule.class.getName();

  @Test
  void addsAnExample() {
    Ran ran = Ran.command("run", "acme", ACME, "--backend=pure");
    assertEquals(new Ran(0, "hello from pure true" + System.lineSeparator(), ""), ran);
  }

  @Test
  void addsAModel() {
    String mlp = Ran.command("run", "custom", "--seed=0", "--model=mlp", ACME).out();
    assertEquals(13, mlp.lines().count(), mlp);
    assertNotEquals(Ran.command("run", "custom", "--seed=0").out(), mlp);
    assertTrue(lossAt(91, mlp) < lossAt(1, mlp) / 10, mlp);
  }

  @Test
  void isUsedOnceIfNamedTwice() {
    assertEquals(0, Ran.command("run", "acme", ACME, ACME).exit());
  }

  @Test
  void isFoundAsAService(@TempDir Path jar) throws Exception {
    Path service = jar.resolve("META-INF/services/com.google.inject.Module");
    Files.createDirectories(service.getParent());
    Files.writeString(service, AcmeModule.class.getName());
    Ran ran = Ran.process(jar, List.of(), List.of("run", "acme"));
    assertEquals("hello from pure true", ran.out().strip(), ran::toString);
    Files.writeString(service, "com.acme.Missing");
    assertRefused("com.acme.Missing", Ran.process(jar, List.of(), List.of("run", "part1")));
  }

  @Test
  void isRefusedInOneLine() {
    assertRefused("but found no such class", load("com.acme.Missing"));
    assertRefused("but found a class that is none", load("java.lang.String"));
    assertRefused("but found an abstract class", load(AbstractModule.class.getName()));
    assertRefused("no public constructor without", load(ExamplesModule.class.getName()));
    assertRefused("IllegalStateException: never", load(Exploding.class.getName()));
    assertRefused("\"part1\"", load(Twice.class.getName()));
    assertRefused("configured badly", load(Bad.class.getName()));
  }

  /** In a JVM of its own, where what Guice logs would be seen. */
  @Test
  void isRefusedWithoutALog(@TempDir Path empty) throws Exception {
    List<String> args = List.of("run", "part1", "--module", Bad.class.getName());
    assertRefused("configured badly; mend", Ran.process(empty, List.of(), args));
  }

  @Test
  void anExampleThatIsRefusedIsOneLineAndABugHasItsTrace() {
    assertRefused("but found a line break; join", Ran.command("run", "refused", ACME));
    Ran bug = Ran.command("run", "bug", ACME);
    assertEquals(1, bug.exit());
    assertTrue(bug.err().contains("IllegalStateException: a bug"), bug.err());
    assertTrue(bug.err().contains("\tat "), bug.err());
  }

  private static Ran load(String module) {
    return Ran.command("run", "part1", "--backend=pure", "--module", module);
  }

  private static void assertRefused(String why, Ran ran) {
    assertTrue(ran.refusal().contains(why), ran::err);
  }

  private static double lossAt(int epoch, String printed) {
    String line =
        printed.lines().filter(l -> l.startsWith("epoch " + epoch + ":")).findFirst().orElseThrow();
    return Double.parseDouble(line.substring(line.lastIndexOf(' ')));
  }

  /** Binds a name that is taken. */
  public static final class Twice extends AbstractModule {
    @Override
    protected void configure() {
      MapBinder.newMapBinder(binder(), String.class, Example.class)
          .addBinding("part1")
          .to(Part2Autograd.class);
    }
  }

  /** Cannot be made. */
  public static final class Exploding extends AbstractModule {
    public Exploding() {
      throw new IllegalStateException("never");
    }
  }

  /** Fails while it binds. */
  public static final class Bad extends AbstractModule {
    @Override
    protected void configure() {
      throw new IllegalStateException("configured badly");
    }
  }
}
