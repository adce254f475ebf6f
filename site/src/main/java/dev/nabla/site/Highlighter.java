package dev.nabla.site;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colors code: comments, strings and the words of a language. */
final class Highlighter {
  private static final String STRING =
      "(?<string>\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*')";
  private static final String HASH = "(?<comment>(?<![\\w$\\{])#[^\\n]*)";

  private static final Map<String, Pattern> LANGUAGES =
      Map.of(
          "java",
          Pattern.compile(
              "(?<comment>//[^\\n]*|/\\*[\\s\\S]*?\\*/)|"
                  + STRING
                  + "|(?<word>@\\w+|\\b(?:abstract|boolean|break|byte|case|catch|char|class|default|"
                  + "double|else|enum|extends|false|final|finally|float|for|if|implements|import|"
                  + "instanceof|int|interface|long|new|null|package|permits|private|protected|public|"
                  + "record|return|sealed|short|static|super|switch|this|throw|throws|true|try|var|"
                  + "void|while)\\b)"),
          "python",
          Pattern.compile(
              HASH
                  + "|"
                  + STRING
                  + "|(?<word>\\b(?:and|as|assert|class|def|elif|else|False|for|from|if|import|in|is|"
                  + "lambda|None|not|or|return|True|with)\\b)"),
          "sh",
          Pattern.compile(
              HASH
                  + "|"
                  + STRING
                  + "|(?<word>(?<=^|\\n|&& )(?:mvn|java|git|cd|benchmarks/\\w+)\\b)"),
          "xml",
          Pattern.compile(
              "(?<comment><!--[\\s\\S]*?-->)|(?<string>(?<==)\"[^\"]*\")|(?<word></?[\\w:.-]+|/?>)"),
          "yaml",
          Pattern.compile(HASH + "|" + STRING + "|(?<word>(?<=^|\\n)[ -]*[\\w-]+(?=:))"));

  private Highlighter() {}

  /** The language of a file, by its name. */
  static String language(Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "py" -> "python";
      case "yml" -> "yaml";
      default -> ending;
    };
  }

  /** A block of code. */
  static String block(String code, String language) {
    String kind = language.isEmpty() ? " class=\"text\"" : ""; // its lines may be broken
    return "<pre" + kind + "><code>" + colored(code, language) + "</code></pre>\n";
  }

  private static String colored(String code, String language) {
    Pattern pattern = LANGUAGES.get(language);
    if (pattern == null) {
      return Html.escaped(code);
    }
    StringBuilder html = new StringBuilder();
    int at = 0;
    for (Matcher found = pattern.matcher(code); found.find(); at = found.end()) {
      html.append(Html.escaped(code.substring(at, found.start())));
      html.append("<span class=\"" + kind(found) + "\">" + Html.escaped(found.group()) + "</span>");
    }
    return html.append(Html.escaped(code.substring(at))).toString();
  }

  private static String kind(Matcher found) {
    return found.group("comment") != null ? "c" : found.group("string") != null ? "s" : "k";
  }
}
