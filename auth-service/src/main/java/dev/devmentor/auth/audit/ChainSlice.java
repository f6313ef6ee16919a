package dev.devmentor.auth.audit;

import io.vertx.core.buffer.Buffer;

/**
 * What following the chain for a while found.
 *
 * @param entries how many there are
 * @param firstBroken the place of the first that is not as it should be; null if none
 * @param fault missing, unlinked or changed; null if none
 * @param lastHash of the last of them; null if there is none
 */
record ChainSlice(long entries, Long firstBroken, String fault, Buffer lastHash) {}
