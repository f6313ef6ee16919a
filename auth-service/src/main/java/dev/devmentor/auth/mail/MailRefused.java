package dev.devmentor.auth.mail;

import io.vertx.ext.mail.SMTPException;

/** What a mail server answered. Its words often quote the address, so only the code is kept. */
final class MailRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;

  private MailRefused(int code) {
    super("SMTP reply " + code, null, false, false);
    this.code = code;
  }

  /** The answer behind a failure, if the server gave one; the failure if it did not. */
  static Throwable of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SMTPException answer) {
        return new MailRefused(answer.getReplyCode());
      }
    }
    return failure;
  }

  /** Whether it says that the mailbox takes no mail (RFC 5321, 4.2.3), now or later. */
  boolean isForGood() {
    return code == 550 || code == 551 || code == 552 || code == 553;
  }
}
