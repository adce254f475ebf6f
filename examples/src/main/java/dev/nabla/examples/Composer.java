package dev.nabla.examples;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.spi.Message;
import dev.nabla.tensor.NablaException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Puts examples, models and a backend together, and says in one line why it could not. */
final class Composer {
  /** Held here, for a logger that nobody holds forgets its level. */
  private static final Logger GUICE = Logger.getLogger("com.google.inject");

  private Composer() {}

  /** A runner of everything that {@code ours} and {@code users} bind. */
  static Runner compose(ExamplesModule ours, List<Module> users) {
    quieten();
    List<Module> all = new ArrayList<>(List.of(ours));
    all.addAll(users);
    try {
      return Guice.createInjector(all).getInstance(Runner.class);
    } catch (CreationException e) {
      throw unfit(e.getErrorMessages(), e);
    } catch (ConfigurationException e) {
      throw unfit(e.getErrorMessages(), e);
    } catch (ProvisionException e) {
      throw e.getCause() instanceof NablaException refusal ? refusal : e;
    }
  }

  private static void quieten() {
    // Guice would generate classes through sun.misc.Unsafe, which newer JVMs warn about.
    if (System.getProperty("guice_bytecode_gen_option") == null) {
      System.setProperty("guice_bytecode_gen_option", "DISABLED");
    }
    GUICE.setLevel(Level.OFF); // it would log, with a trace, what it throws as well
  }

  private static NablaException unfit(Collection<Message> messages, RuntimeException cause) {
    Message first = messages.iterator().next();
    String text = first.getMessage().lines().findFirst().orElse("").replaceFirst("\\.$", "");
    String found = first.getCause() == null ? text : first.getCause().toString();
    return new NablaException(
        "modules", "bindings that fit together", found, "mend the module that was added", cause);
  }
}
