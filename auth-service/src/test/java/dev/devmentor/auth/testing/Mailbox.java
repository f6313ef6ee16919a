package dev.devmentor.auth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The mail that the service has kept instead of sending it. */
public final class Mailbox {

  /** Where the links are listed. */
  public static final Path LOG = Path.of("target/test-mail.log");

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
