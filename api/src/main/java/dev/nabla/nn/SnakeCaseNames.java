package dev.nabla.nn;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A record whose components carry Python's names outside: {@code runningMean} is {@code
 * running_mean} in the state dictionary, as PyTorch has it.
 */
public interface SnakeCaseNames extends Component {
  @Override
  default Map<String, Object> components() {
    Pattern capital = Pattern.compile("(?<=[a-z0-9])([A-Z])");
    Map<String, Object> named = new LinkedHashMap<>();
    Components.ofRecord(this)
        .forEach(
            (name, part) -> {
              // a map's keys are the user's own
              int own = name.indexOf('.') < 0 ? name.length() : name.indexOf('.');
              String head =
                  capital
                      .matcher(name.substring(0, own))
                      .replaceAll(m -> "_" + m.group().toLowerCase(Locale.ROOT));
              named.put(head + name.substring(own), part);
            });
    return named;
  }
}
