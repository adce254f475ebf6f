package dev.nabla.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs and backends are written against says in Javadoc what it is. */
class DocumentedTest {
  private static final List<String> PUBLISHED =
      List.of(
          "api",
          "csv",
          "parquet",
          "plots",
          "monitor",
          "conformance",
          "backend-pure",
          "backend-nd4j",
          "backend-djl");

  /** Packages below a backend's, which are public to one another alone. */
  private static final String INNER = ".*/dev/nabla/backend/(pure|nd4j|djl)/\\w+/.*";

  @Test
  void whatIsPublicHasJavadoc() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : PUBLISHED) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.toString().replace('\\', '/').matches(INNER))
            .forEach(sources::add);
      }
    }
    assertTrue(sources.size() > 600, sources.size() + " sources");
    assertEquals(List.of(), undocumented(sources));
  }

  /** The test would notice. */
  @Test
  void whatIsMissingIsNoticed(@TempDir Path folder) throws IOException {
    Path source = folder.resolve("A.java");
    Files.writeString(
        source,
        """
        public class A {
          public final int field = 1;
          /** Has one. */
          public void told() {}
          public void untold() {}
          @Override public String toString() { return ""; }
          void own() {}
          public interface B { int method(); }
          /** Has one. */
          public enum C { X, /** Has one. */ Y }
          class D { public void own() {} }
        }
        """);
    assertEquals(
        List.of("A", "A.field", "A.untold", "A.B", "B.method", "C.X"),
        undocumented(List.of(source)));
  }

  private static List<String> undocumented(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> found = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Scan(docs, found).scan(unit, null);
      }
    }
    return found;
  }

  private static final class Scan extends TreePathScanner<Void, Void> {
    private final DocTrees docs;
    private final List<String> found;

    Scan(DocTrees docs, List<String> found) {
      this.docs = docs;
      this.found = found;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      if (!isPublic(type.getModifiers())) {
        return null; // nor what is in it
      }
      require(type.getSimpleName().toString());
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      boolean overrides = method.getModifiers().getAnnotations().toString().contains("@Override");
      boolean generated = docs.getSourcePositions().getStartPosition(unit(), method) < 0;
      if (isPublic(method.getModifiers()) && !overrides && !generated) {
        require(method.getName().toString());
      }
      return null; // not what is local
    }

    @Override
    public Void visitVariable(VariableTree field, Void unused) {
      boolean component = enclosing().getKind() == Tree.Kind.RECORD && !isStatic(field);
      if (isPublic(field.getModifiers()) && !component) {
        require(field.getName().toString());
      }
      return null;
    }

    private void require(String name) {
      if (docs.getDocComment(getCurrentPath()) == null) {
        Tree outer = getCurrentPath().getParentPath().getLeaf();
        found.add(outer instanceof ClassTree type ? type.getSimpleName() + "." + name : name);
      }
    }

    private static boolean isStatic(VariableTree field) {
      return field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    /** Also what is so without saying it, in an interface. */
    private boolean isPublic(ModifiersTree modifiers) {
      Set<Modifier> flags = modifiers.getFlags();
      boolean said = flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
      TreePath outer = getCurrentPath().getParentPath();
      return said
          || (outer.getLeaf().getKind() == Tree.Kind.INTERFACE
              && !flags.contains(Modifier.PRIVATE));
    }

    private ClassTree enclosing() {
      return (ClassTree) getCurrentPath().getParentPath().getLeaf();
    }

    private CompilationUnitTree unit() {
      return getCurrentPath().getCompilationUnit();
    }
  }
}
