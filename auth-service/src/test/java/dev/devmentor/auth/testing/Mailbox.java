package dev.devmentor.auth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The mail that the service has kept instead of sending it. */
public final class Mailbox {

  /** Where the links are listed. */
  public static final Path LOG = Path.of("target/test-mail.log");

  private static final Path FOLDER = Path.of("target/test-mail");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Mailbox() {}

  /** The token in the newest password reset for the address, once there are so many. */
  public static String resetToken(String email, int mails) {
    return token(email, "reset-password", mails);
  }

  /** The token in the newest verification of the address, once there are so many. */
  public static String verificationToken(String email, int mails) {
    return token(email, "verify-email", mails);
  }

  private static String token(String email, String page, int mails) {
    List<String> lines =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> lines(email, page), found -> found.size() >= mails);
    return lines.getLast().replaceFirst(".*#token=", "");
  }

  /** What the newest mail to the address with this subject says, once there is one. */
  public static String text(String email, String subject) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> newest(email, subject), Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<String> newest(String email, String subject) throws IOException {
    if (!Files.exists(FOLDER)) {
      return Optional.empty();
    }
    try (Stream<Path> mails = Files.list(FOLDER)) {
      return mails
          .sorted(Comparator.reverseOrder())
          .map(Mailbox::read)
          .filter(mail -> mail.contains("To: " + email) && mail.contains("Subject: " + subject))
          .findFirst();
    }
  }

  /** Quoted-printable lines are put together again. */
  private static String read(Path mail) {
    try {
      return Files.readString(mail).replaceAll("=\\r?\\n", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many links to this page were mailed to the address by now. */
  public static int count(String email, String page) {
    return lines(email, page).size();
  }

  private static List<String> lines(String email, String page) {
    try {
      return Files.exists(LOG)
          ? Files.readAllLines(LOG).stream()
              .filter(line -> line.contains("  " + email + "  ") && line.contains("/" + page + "#"))
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
