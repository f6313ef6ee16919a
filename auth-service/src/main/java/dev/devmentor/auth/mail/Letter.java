package dev.devmentor.auth.mail;

import java.net.URI;

/**
 * A mail to one user.
 *
 * @param to the address
 * @param subject one line
 * @param text for readers of plain text
 * @param html the same for the others
 * @param link what the user is to follow; it stands in both
 */
public record Letter(String to, String subject, String text, String html, URI link) {

  /** Never the link: it would end in a log. */
  @Override
  public String toString() {
    return "Letter[" + subject + "]";
  }
}
