package dev.devmentor.auth.user;

import dev.devmentor.auth.refusal.Refusal;
import io.vertx.pgclient.PgException;

/** Says which name is taken. The database decides: two who ask at once cannot both be first. */
public final class TakenNames {

  private TakenNames() {}

  /** The refusal behind a failed insert or update, or the failure itself if it is another. */
  public static Throwable explain(Throwable failure) {
    if (!(failure instanceof PgException refused) || refused.getConstraint() == null) {
      return failure;
    }
    return switch (refused.getConstraint()) {
      case "users_email_key" -> new Refusal.EmailTaken();
      case "users_username_key" -> new Refusal.UsernameTaken();
      default -> failure;
    };
  }
}
