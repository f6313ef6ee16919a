package dev.devmentor.auth.refusal;

import dev.devmentor.platform.problem.DomainException;
import java.time.Duration;
import java.util.Optional;

/** The rules of accounts and sessions that a request can break, each with a stable problem type. */
public abstract sealed class Refusal extends DomainException {

  private static final long serialVersionUID = 1L;

  private Refusal(int status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** Another account has the e-mail address. */
  public static final class EmailTaken extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Another account has the e-mail address. */
    public EmailTaken() {
      super(409, "email-taken", "E-mail taken", "There is an account with this e-mail address.");
    }
  }

  /** Another account has the username. */
  public static final class UsernameTaken extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Another account has the username. */
    public UsernameTaken() {
      super(409, "username-taken", "Username taken", "There is an account with this username.");
    }
  }

  /** Wrong password, no such account, or one that may not log in: the answer is the same. */
  public static final class BadCredentials extends Refusal {

    private static final long serialVersionUID = 1L;

    /** The answer to every login that fails. */
    public BadCredentials() {
      super(
          401,
          "bad-credentials",
          "Bad credentials",
          "The e-mail address or password is not right.");
    }
  }

  /** Too many wrong passwords; the right one does not help before the time is up. */
  public static final class AccountLocked extends Refusal {

    private static final long serialVersionUID = 1L;

    private final Duration remaining;

    /**
     * @param remaining until the next login is possible
     */
    public AccountLocked(Duration remaining) {
      super(423, "account-locked", "Account locked", "Too many failed logins; try again later.");
      this.remaining = remaining;
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(remaining.plusMillis(999)); // whole seconds are sent, and never too few
    }
  }

  /** Too many wrong passwords from one address, whatever the accounts. */
  public static final class TooManyFailures extends Refusal {

    private static final long serialVersionUID = 1L;

    private final Duration remaining;

    /**
     * @param remaining until the next login from there is possible
     */
    public TooManyFailures(Duration remaining) {
      super(
          429,
          "too-many-failures",
          "Too many failures",
          "Too many failed logins from your address; try again later.");
      this.remaining = remaining;
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(remaining.plusMillis(999)); // whole seconds are sent, and never too few
    }
  }

  /** A refresh token that was replaced before: one of its two holders has stolen it. */
  public static final class RefreshReused extends Refusal {

    private static final long serialVersionUID = 1L;

    /** The session ends with this answer, or has ended with an earlier one. */
    public RefreshReused() {
      super(
          401,
          "refresh-reused",
          "Refresh token reused",
          "This refresh token was replaced before; its session has ended. Log in again.");
    }
  }

  /** A refresh token that nobody issued, or whose session has ended. */
  public static final class RefreshInvalid extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Unknown, expired or revoked: the answer is the same. */
    public RefreshInvalid() {
      super(
          401,
          "refresh-invalid",
          "Refresh token invalid",
          "This refresh token belongs to no session that is open. Log in again.");
    }
  }

  /** A link from a mail that nobody sent, that was used before, or whose time is up. */
  public static final class LinkInvalid extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Unknown, used or expired: the answer is the same. */
    public LinkInvalid() {
      super(
          422,
          "link-invalid",
          "Link invalid",
          "This link was used before or has expired. Ask for another one.");
    }
  }

  /** An administrator wants to do what superadmins do. */
  public static final class SuperadminsOnly extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Whatever makes, unmakes or keeps out an administrator. */
    public SuperadminsOnly() {
      super(
          403,
          "superadmins-only",
          "Superadmins only",
          "Only a superadmin changes the rights of administrators.");
    }
  }

  /** An administrator wants to change their own rights. */
  public static final class OwnAccount extends Refusal {

    private static final long serialVersionUID = 1L;

    /** So the last superadmin cannot go by mistake. */
    public OwnAccount() {
      super(409, "own-account", "Own account", "Nobody changes their own role or activity.");
    }
  }

  /** The only superadmin wants to erase the account. */
  public static final class LastSuperadmin extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Without one, nobody could make an administrator any more. */
    public LastSuperadmin() {
      super(
          409,
          "last-superadmin",
          "Last superadmin",
          "There is no other superadmin; make somebody else one first.");
    }
  }

  /** A member wants to change a team. */
  public static final class LeadsOnly extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Who is in a team knows that it is there, so this is no 404. */
    public LeadsOnly() {
      super(403, "leads-only", "Leads only", "Only a lead of the team may do this.");
    }
  }

  /** The last lead of a team wants to leave it, or to be a member like others. */
  public static final class LastLead extends Refusal {

    private static final long serialVersionUID = 1L;

    /** A team without a lead could never change again. */
    public LastLead() {
      super(409, "last-lead", "Last lead", "The team needs a lead; make somebody else one first.");
    }
  }

  /** The user has as many API tokens as there may be. */
  public static final class TooManyTokens extends Refusal {

    private static final long serialVersionUID = 1L;

    /**
     * @param most how many there may be
     */
    public TooManyTokens(int most) {
      super(
          409,
          "too-many-tokens",
          "Too many tokens",
          "There are %d API tokens already; revoke one first.".formatted(most));
    }
  }

  /** The user has an export that is being written or read. */
  public static final class ExportUnderWay extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Each user exports once at a time. */
    public ExportUnderWay() {
      super(
          429,
          "export-under-way",
          "Export under way",
          "Your data is being exported already; read that document to its end.");
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(Duration.ofSeconds(10));
    }
  }

  /** More wait for the same thing than can be served in reasonable time. */
  public static final class TooBusy extends Refusal {

    private static final long serialVersionUID = 1L;

    /**
     * Nothing was checked and nothing was counted.
     *
     * @param what there is too much of, for example {@code logins}
     */
    public TooBusy(String what) {
      super(503, "busy", "Busy", "Too many %s at once; try again in a moment.".formatted(what));
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(Duration.ofSeconds(2));
    }
  }
}
