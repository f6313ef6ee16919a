package dev.devmentor.auth.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes the mails. Nothing that a user has typed stands in them: whoever registers a stranger's
 * address must not choose what the stranger reads.
 */
@ApplicationScoped
public class Letters {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final MailConfig config;

  Letters(MailConfig config) {
    this.config = config;
  }

  /** How to choose another password. */
  public Uni<Letter> passwordReset(String to, String token, Duration lifetime) {
    URI link = link("reset-password", token);
    return write(
        to,
        "Reset your DevMentor password",
        link,
        Templates.passwordReset(link.toString(), token, lifetime.toMinutes()));
  }

  /** How to verify the address. */
  public Uni<Letter> emailVerification(String to, String token, Duration lifetime) {
    URI link = link("verify-email", token);
    return write(
        to,
        "Verify your e-mail address for DevMentor",
        link,
        Templates.emailVerification(link.toString(), token, lifetime.toDays()));
  }

  /**
   * That it was changed.
   *
   * @param ipAddress where the request came from; null if unknown
   */
  public Uni<Letter> passwordChanged(String to, Instant at, String ipAddress) {
    URI link = page("forgot-password");
    String where = ipAddress == null ? "an unknown address" : "the address " + ipAddress;
    return write(
        to,
        "Your DevMentor password was changed",
        link,
        Templates.passwordChanged(link.toString(), WHEN.format(at), where));
  }

  private URI link(String page, String token) {
    return page(page + "#token=" + token);
  }

  private URI page(String path) {
    String base = config.appUrl().toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + path);
  }

  private static Uni<Letter> write(String to, String subject, URI link, TemplateInstance template) {
    return template
        .setVariant(Variant.forContentType(Variant.TEXT_PLAIN))
        .createUni()
        .chain(
            text ->
                template
                    .setVariant(Variant.forContentType(Variant.TEXT_HTML))
                    .createUni()
                    .map(html -> new Letter(to, subject, text, html, link)));
  }

  /** A text and an HTML file each in {@code templates/mail}. */
  @CheckedTemplate(basePath = "mail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  static final class Templates {

    private Templates() {}

    static native TemplateInstance passwordReset(String link, String token, long minutes);

    static native TemplateInstance passwordChanged(String link, String when, String where);

    static native TemplateInstance emailVerification(String link, String token, long days);
  }
}
