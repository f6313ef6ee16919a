package dev.devmentor.auth.administration;

import dev.devmentor.platform.problem.InvalidRequest;
import dev.devmentor.platform.sql.Filter;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Which accounts are asked for, as a bean param. */
public final class UserFilter {

  private static final List<String> ROLES = List.of("user", "admin", "superadmin");
  private static final int LONGEST_TEXT = 254;

  @QueryParam("q")
  String text;

  @QueryParam("role")
  String role;

  @QueryParam("active")
  String active;

  /** Adds the conditions that were asked for. */
  Filter on(Filter all) {
    String pattern = pattern();
    if (pattern != null) {
      all.and("(email::text ilike ? or username::text ilike ?)", pattern, pattern);
    }
    all.andIfPresent("role = ?::text::auth.user_role", knownRole());
    return all.andIfPresent("is_active = ?", isActive());
  }

  /** A pattern for ILIKE that finds the text anywhere; null for every account. */
  private String pattern() {
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
      throw new InvalidRequest("q", "must have at most " + LONGEST_TEXT + " characters");
    }
    return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }

  private String knownRole() {
    if (role != null && !ROLES.contains(role)) {
      throw new InvalidRequest("role", "must be one of " + String.join(", ", ROLES));
    }
    return role;
  }

  /** Whether the accounts may log in; null for both. */
  private Boolean isActive() {
    if (active == null) {
      return null;
    }
    if (!active.equals("true") && !active.equals("false")) {
      throw new InvalidRequest("active", "must be true or false");
    }
    return Boolean.valueOf(active);
  }
}
