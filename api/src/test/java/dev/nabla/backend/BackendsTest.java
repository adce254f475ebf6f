package dev.nabla.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nabla.kernel.Kernels;
import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class BackendsTest {
  /** A provider whose every answer can be chosen. */
  private record Fake(String name, Supplier<Optional<String>> probe, Supplier<Kernels<?>> make)
      implements BackendProvider {
    Fake(String name) {
      this(name, Optional::empty, BackendsTest::noKernels);
    }

    @Override
    public String version() {
      return "1.2";
    }

    @Override
    public Optional<String> unavailable() {
      return probe.get();
    }

    @Override
    public Kernels<?> kernels() {
      return make.get();
    }
  }

  private static Kernels<?> noKernels() {
    return (Kernels<?>)
        Proxy.newProxyInstance(
            BackendsTest.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) -> method.getReturnType() == boolean.class ? false : null);
  }

  private static Backends of(BackendProvider... providers) {
    return new Backends(List.of(providers).iterator());
  }

  private static String error(Executable body) {
    return assertThrows(NablaException.class, body).getMessage();
  }

  @Test
  void pureIsPreferredAndAnOnlyOneIsTaken() {
    assertEquals(Optional.of("pure"), of(new Fake("other"), new Fake("pure")).preferred());
    assertEquals(Optional.of("other"), of(new Fake("other")).preferred());
    Fake refused = new Fake("pure", () -> Optional.of("it is broken"), BackendsTest::noKernels);
    assertEquals(Optional.of("other"), of(refused, new Fake("other")).preferred());
  }

  @Test
  void severalWithoutPureAskForAChoice() {
    assertEquals(Optional.empty(), of(new Fake("a"), new Fake("b")).preferred());
    String message = of(new Fake("a"), new Fake("b")).undecided().getMessage();
    assertTrue(message.contains("a 1.2, b 1.2"), message);
    assertTrue(message.contains("-Dnabla.backend=NAME"), message);
    assertTrue(of().undecided().getMessage().contains("nabla-backend-pure"));
  }

  @Test
  void anUnknownNameListsEveryCandidateAndWhyItWasRefused() {
    Fake refused = new Fake("b", () -> Optional.of("add its jar"), BackendsTest::noKernels);
    String message = error(() -> of(new Fake("a"), refused).named("c"));
    assertTrue(message.contains("(a 1.2, b 1.2 (add its jar)), but found 'c'"), message);
  }

  @Test
  void aRefusedOneSaysItsRemedy() {
    Fake refused = new Fake("b", () -> Optional.of("add its jar"), BackendsTest::noKernels);
    assertTrue(error(() -> of(refused).named("b")).endsWith("add its jar"));
  }

  @Test
  void probesThatThrowAreRefusals() {
    Fake throwing =
        new Fake(
            "b",
            () -> {
              throw new IllegalStateException("no such file");
            },
            BackendsTest::noKernels);
    Backends backends = of(new Fake("pure"), throwing);
    assertEquals(Optional.of("pure"), backends.preferred());
    assertTrue(backends.candidates().get(1).unavailable().orElse("").contains("no such file"));
  }

  @Test
  void enginesThatDoNotStartAreOneError() {
    Fake failing =
        new Fake(
            "b",
            Optional::empty,
            () -> {
              throw new UnsatisfiedLinkError("libb.so");
            });
    String message = error(() -> of(failing).named("b"));
    assertTrue(message.contains("libb.so"), message);
    assertTrue(message.indexOf('\n') < 0, message);
  }

  @Test
  void aBackendIsMadeOnce() {
    Backends backends = of(new Fake("pure"));
    assertSame(backends.named("pure"), backends.named("pure"));
  }

  @Test
  void aNameTakenTwiceIsRefusedTheSecondTime() {
    BackendProvider impostor =
        new BackendProvider() {
          @Override
          public String name() {
            return "pure";
          }

          @Override
          public String version() {
            return "0";
          }

          @Override
          public Optional<String> unavailable() {
            return Optional.empty();
          }

          @Override
          public Kernels<?> kernels() {
            throw new AssertionError("never asked");
          }
        };
    Backends backends = of(new Fake("pure"), impostor);
    assertEquals(2, backends.candidates().size());
    assertTrue(backends.candidates().get(1).unavailable().orElse("").contains("taken"));
    assertEquals(Optional.of("pure"), backends.preferred());
  }

  /** A services file that names a class which is not there does not hide the others. */
  @Test
  void brokenServiceFilesAreCandidatesRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("META-INF/services/" + BackendProvider.class.getName());
    Files.createDirectories(file.getParent());
    Files.writeString(file, "no.such.Provider\n" + Working.class.getName() + "\n");
    URL[] path = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
      Backends backends = Backends.discover(loader);
      assertEquals(Optional.of("works"), backends.preferred());
      assertTrue(backends.candidates().toString().contains("no.such.Provider"));
    }
  }

  /** Found by {@link #brokenServiceFilesAreCandidatesRefused}. */
  public static final class Working implements BackendProvider {
    @Override
    public String name() {
      return "works";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public Optional<String> unavailable() {
      return Optional.empty();
    }

    @Override
    public Kernels<?> kernels() {
      return noKernels();
    }
  }

  @Test
  void backendsMadeOfOthers() {
    Backends backends = of(new Fake("pure"), new Fake("other"));
    assertEquals("check(pure,other)", backends.named("check(pure, other)").name());
    assertSame(backends.named("check(pure,other)"), backends.named("check(pure, other)"));
    assertEquals("trace(check(pure,other))", backends.named("trace(check(pure,other))").name());
  }

  @Test
  void wrappersThatMakeNoSense() {
    Backends backends = of(new Fake("pure"));
    for (String name :
        List.of("check(pure)", "trace()", "trace(pure", "twice(pure)", "trace(pure))")) {
      String error = error(() -> backends.named(name));
      assertTrue(error.startsWith("backend: expected check(A,B), profile(A) or trace(A)"), error);
      assertEquals(error, error(() -> backends.providing(name)));
    }
    for (String name : List.of("trace(absent)", "check(pure,profile(absent))", "absent")) {
      assertTrue(error(() -> backends.named(name)).contains("'absent'"));
      assertTrue(error(() -> backends.providing(name)).contains("'absent'"));
    }
  }

  @Test
  void aProviderStartsNoEngine() {
    Fake failing =
        new Fake(
            "a",
            Optional::empty,
            () -> {
              throw new AssertionError("started");
            });
    assertEquals("check(a,trace(a))", of(failing).providing("check(a, trace(a))").name());
  }

  @Test
  void namesOfAList() {
    assertEquals(List.of("pure"), Backends.names(" pure "));
    assertEquals(
        List.of("a", "check(b,trace(c))", "check(check(a,b),c)", ""),
        Backends.names("a, check(b,trace(c)),check(check(a,b),c),"));
  }
}
