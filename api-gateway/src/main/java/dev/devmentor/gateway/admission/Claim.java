package dev.devmentor.gateway.admission;

import java.util.Optional;
import java.util.UUID;

/**
 * A request that wants in.
 *
 * @param policy the bucket's size and refill
 * @param subject whose bucket: a user id, or the network address of a client without a token
 * @param session the login behind the token; empty without a token
 */
public record Claim(RatePolicy policy, String subject, Optional<UUID> session) {

  /** The bucket's key. */
  public String bucket() {
    return "devmentor:rate:" + policy.name() + ":" + subject;
  }

  /** The key that auth-service sets when the session is revoked. */
  public Optional<String> revocation() {
    return session.map(id -> "devmentor:revoked:" + id);
  }
}
