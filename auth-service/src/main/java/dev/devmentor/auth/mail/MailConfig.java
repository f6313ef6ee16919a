package dev.devmentor.auth.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What the mails say and where they go; the SMTP server is {@code quarkus.mailer}'s. */
@ConfigMapping(prefix = "devmentor.mail")
public interface MailConfig {

  /**
   * Where the client application is: the links lead to its pages {@code reset-password} and {@code
   * verify-email}. The token is in the fragment, which browsers keep to themselves.
   */
  @WithDefault("http://localhost:8000")
  URI appUrl();

  /** Mails are written into this folder instead of being sent: for machines without mail. */
  Optional<Path> folder();

  /** One line for each mail in the folder, with its link, is appended to this file. */
  Optional<Path> log();
}
