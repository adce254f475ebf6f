package dev.nabla.io;

import dev.nabla.tensor.NablaException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * A file that is written whole or not at all: beside its place, onto the disk, and then renamed.
 *
 * <p>Whatever fails before that leaves the old file as it was, and nothing beside it. Who may read
 * and write the old one may read and write the new one, and nobody else; a link stays, and the file
 * it points to is replaced.
 */
public final class Replacement {
  /** Writes a file's content. */
  public interface Content {
    /** Writes all of it, from the channel's beginning. */
    void writeTo(FileChannel channel) throws IOException;
  }

  private Replacement() {}

  /** Has {@code file} be {@code content}, and nothing else, once this returns. */
  public static void write(Path file, Content content) {
    try {
      Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
      Path name = target.getFileName();
      Path folder = target.getParent();
      if (name == null || folder == null || Files.isDirectory(target)) {
        throw new NablaException(file.toString(), "a file", "a folder", "name a file in it");
      }
      Path beside = folder.resolve(name + "." + UUID.randomUUID() + ".tmp");
      try {
        write(beside, target, content);
      } finally {
        Files.deleteIfExists(beside); // renamed by now, or failed
      }
      sync(folder);
    } catch (IOException e) {
      throw new NablaException(
          file.toString(),
          "a place where a file can be written",
          String.valueOf(e),
          "make its folder, and room on its disk; what was there before still is",
          e);
    }
  }

  private static void write(Path beside, Path target, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      keepRights(target, beside);
      content.writeTo(channel);
      channel.force(true);
    }
    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Before there is any content that others could read. */
  private static void keepRights(Path target, Path beside) throws IOException {
    PosixFileAttributeView to = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
    if (to != null && Files.exists(target)) {
      to.setPermissions(Files.getPosixFilePermissions(target));
    }
  }

  /** Has the new name survive a loss of power, where the system can say so of a folder. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file is whole either way: Windows, for one, opens no folders.
    }
  }
}
