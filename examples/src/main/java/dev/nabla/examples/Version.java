package dev.nabla.examples;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Nabla.class.getPackage().getImplementationVersion();
    return new String[] {
      "nabla " + (version == null ? "(not packaged)" : version),
      "Java " + System.getProperty("java.version"),
    };
  }
}
