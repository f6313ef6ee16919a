package dev.devmentor.auth.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Keeps mail in a folder, one {@code .eml} file each (RFC 5322), and lists the links in a log. */
final class FolderMailTransport implements MailTransport {

  private final Path folder;
  private final Optional<Path> log;
  private final Vertx vertx;

  FolderMailTransport(Path folder, Optional<Path> log, Vertx vertx) {
    this.folder = folder;
    this.log = log;
    this.vertx = vertx;
  }

  @Override
  public Uni<Void> send(Letter letter) {
    return vertx.executeBlocking(
        () -> {
          write(letter);
          return null;
        },
        false);
  }

  private void write(Letter letter) throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Files.createDirectories(folder);
    String name = now.toString().replace(':', '-') + "-" + UUID.randomUUID() + ".eml";
    Files.writeString(folder.resolve(name), encoded(letter), StandardOpenOption.CREATE_NEW);
    if (log.isPresent()) {
      String line = "%s  %s  %s  %s%n".formatted(now, letter.to(), letter.subject(), letter.link());
      Files.writeString(log.get(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private static String encoded(Letter letter) {
    MailMessage message =
        new MailMessage()
            .setFrom("devmentor@localhost")
            .setTo(letter.to())
            .setSubject(letter.subject())
            .setText(letter.text())
            .setHtml(letter.html());
    return new MailEncoder(message, "localhost").encode();
  }
}
