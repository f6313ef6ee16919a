package dev.devmentor.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Whether the chain of the audit log holds.
 *
 * @param intact whether every entry is there and as it was written
 * @param entries how many there are
 * @param firstBroken the sequence number of the first entry that is wrong or missing; null if none
 * @param reason what is wrong with it; null if nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChainVerdict(boolean intact, long entries, Long firstBroken, String reason) {}
