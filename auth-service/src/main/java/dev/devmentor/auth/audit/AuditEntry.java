package dev.devmentor.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An entry of the audit log.
 *
 * @param id its sequence number as text: entries have no other name
 * @param sequence its place in the chain: 1, 2, 3, …
 * @param userId to whom it happened; null if to nobody, or to somebody erased since
 * @param actorId who did it; null if nobody logged in, or somebody erased since
 * @param event what happened
 * @param severity info, notice, warning or critical
 * @param ipAddress where the request came from; null once the actor is erased
 * @param userAgent what the client said it is; null once the actor is erased
 * @param details more about it; null once the user is erased
 * @param createdAt when it happened
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AuditEntry(
    String id,
    long sequence,
    UUID userId,
    UUID actorId,
    String event,
    String severity,
    String ipAddress,
    String userAgent,
    Map<String, Object> details,
    Instant createdAt) {}
