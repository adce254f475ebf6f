package dev.nabla.examples;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Blocks of code in pages. */
public final class Snippets {
  /** A page's folder is that of the repository. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern BLOCK = Pattern.compile("(?sm)^```(\\w*)\n(.*?)^```$");

  /** One block: its language, {@code ""} for none, and its lines. */
  public record Snippet(String language, String text) {}

  private Snippets() {}

  public static List<Snippet> of(String page) throws IOException {
    return BLOCK
        .matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .map(m -> new Snippet(m.group(1), m.group(2)))
        .toList();
  }

  public static List<String> of(String page, String language) throws IOException {
    return of(page).stream().filter(s -> s.language().equals(language)).map(Snippet::text).toList();
  }

  /** All pages, but those that are built. */
  public static List<String> pages() throws IOException {
    List<String> pages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      files
          .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".md") && !file.matches("(.*/)?(target|src|\\.\\w+)/.*"))
          .sorted()
          .forEach(pages::add);
    }
    return pages;
  }

  /** The compiler's complaints about classes that are then in {@code folder}. */
  static String compile(Path source, Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    List<String> options =
        List.of(
            "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
    boolean compiled =
        compiler
            .getTask(
                complaints,
                null,
                null,
                options,
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
            .call();
    return compiled ? "" : complaints.toString();
  }

  /** Calls a static method of a class in {@code folder}; what it throws is thrown. */
  static void call(
      Path folder, String type, String method, List<Class<?>> types, List<Object> arguments)
      throws Throwable {
    ClassLoader parent = Snippets.class.getClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent)) {
      loader
          .loadClass(type)
          .getMethod(method, types.toArray(Class<?>[]::new))
          .invoke(null, arguments.toArray());
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
