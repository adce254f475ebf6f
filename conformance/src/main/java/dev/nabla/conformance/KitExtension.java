package dev.nabla.conformance;

import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;

/** Gives each test its verdict by what the backend's author declares, and reports them all. */
final class KitExtension implements InvocationInterceptor, BeforeAllCallback, AfterAllCallback {
  /** The folder that reports are written into. */
  static final String FOLDER = "nabla.conformance.report";

  /** A pattern of the ids to run; all if there is none. */
  static final String ONLY = "nabla.conformance.only";

  private final BackendConformance kit;
  private final Results results = new Results();
  private final Again again;
  private String only = "*";
  private String blockedBy = "";

  KitExtension(BackendConformance kit) {
    this.kit = kit;
    this.again = new Again(kit);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    only = context.getConfigurationParameter(ONLY).orElse("*");
    for (Map<String, String> declared : kit.declared()) {
      declared.forEach(Declarations::requireReason);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Path folder = Path.of(context.getConfigurationParameter(FOLDER).orElse("target/conformance"));
    Report report = Report.of(kit, results);
    try {
      ReportFolder.add(folder, report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Stale.requireNone(report);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Method test = method.getExecutable();
    test.setAccessible(true);
    Executable body = () -> test.invoke(kit, method.getArguments().toArray());
    judge(Rule.of(kit.getClass(), test), "", invocation, body);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    Rule rule = Rule.of(kit.getClass(), factory(context));
    judge(rule, context.getDisplayName(), invocation, test.getExecutable());
  }

  /** A factory that fails is a test that fails; its tests are made at once, to see it fail here. */
  @Override
  @SuppressWarnings("unchecked")
  public <T> T interceptTestFactoryMethod(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Rule rule = Rule.of(kit.getClass(), method.getExecutable());
    try {
      T made = invocation.proceed();
      return made instanceof Stream<?> stream ? (T) stream.toList().stream() : made;
    } catch (AssertionError | RuntimeException | LinkageError e) {
      results.lacking();
      if (!blockedBy.isEmpty() && rule.tier() != Tier.L0) {
        throw aborted(rule, rule.id(), Verdict.BLOCKED, blocked());
      }
      String told = message(e) + "\n" + again.test(rule.id());
      note(rule, rule.id(), Verdict.FAIL, new Measured(1), 0, told);
      block(rule, rule.id());
      throw new AssertionError(told, e);
    }
  }

  private static Method factory(ExtensionContext context) {
    Optional<ExtensionContext> at = Optional.of(context);
    while (at.isPresent()) {
      Optional<Method> method = at.get().getTestMethod();
      if (method.isPresent()) {
        return method.get();
      }
      at = at.get().getParent();
    }
    throw new IllegalStateException("a dynamic test without a factory");
  }

  /** Runs it by {@code invocation}, and by {@code body} once more to see how it failed. */
  private void judge(Rule rule, String dynamic, Invocation<Void> invocation, Executable body)
      throws Throwable {
    String id = dynamic.isEmpty() ? rule.id() : dynamic;
    Rule own = rule.of(id);
    if (!Declarations.matches(only, id)) {
      invocation.skip();
      results.lacking();
      throw new TestAbortedException("not asked for");
    }
    if (!blockedBy.isEmpty() && own.tier() != Tier.L0) {
      invocation.skip();
      throw aborted(own, id, Verdict.BLOCKED, blocked());
    }
    Optional<Widened> widened = Declarations.of(kit.tolerances(), id);
    Measured measured = new Measured(widened.map(Widened::factor).orElse(1.0));
    long start = System.nanoTime();
    Optional<Throwable> thrown = thrown(measured, invocation);
    double time = (System.nanoTime() - start) / 1e6;
    Judgement judgement = judgement(own, id, thrown, widened, body);
    note(own, id, judgement.verdict(), measured, time, judgement.reason());
    if (judgement.verdict() == Verdict.FAIL) {
      block(own, id);
    }
    judgement.conclude(thrown);
  }

  private Judgement judgement(
      Rule rule,
      String id,
      Optional<Throwable> thrown,
      Optional<Widened> widened,
      Executable body) {
    Optional<String> taken = results.taken(id, rule.name());
    Judgement judgement =
        taken.isPresent()
            ? Judgement.taken(rule.name(), taken.get())
            : Judgement.of(kit, id, thrown, widened);
    if (judgement.verdict() != Verdict.FAIL) {
      return judgement;
    }
    boolean told = thrown.isEmpty() || judgement.reason().contains(Snippet.IMPORTS);
    boolean deep = rule.tier().compareTo(Tier.L3) > 0;
    String kernels = told || deep ? "" : again.kernels(body);
    return judgement.with(kernels + again.test(id));
  }

  private static Optional<Throwable> thrown(Measured measured, Invocation<Void> invocation) {
    measured.begin();
    try {
      invocation.proceed();
      return Optional.empty();
    } catch (Throwable e) { // whatever it is, it gets its verdict, and a failure is thrown again
      return Optional.of(e);
    } finally {
      Measured.end();
    }
  }

  /** On the floor everything stands. */
  private void block(Rule failed, String id) {
    if (failed.tier() == Tier.L0 && blockedBy.isEmpty()) {
      blockedBy = id;
    }
  }

  private String blocked() {
    return "stands on " + Tier.L0 + ", of which " + blockedBy + " failed";
  }

  private TestAbortedException aborted(Rule rule, String id, Verdict verdict, String reason) {
    results.lacking();
    note(rule, id, verdict, new Measured(1), 0, reason);
    return new TestAbortedException(verdict + ": " + reason);
  }

  private void note(
      Rule rule, String id, Verdict verdict, Measured measured, double time, String reason) {
    results.add(
        new Result(
            id,
            rule.name(),
            rule.tier(),
            verdict,
            time,
            measured.error(),
            measured.allowed(),
            reason));
  }

  /** The message, or the type where there is none. */
  static String message(Throwable e) {
    return e instanceof AssertionError || e instanceof NablaException
        ? String.valueOf(e.getMessage())
        : e.toString();
  }
}
