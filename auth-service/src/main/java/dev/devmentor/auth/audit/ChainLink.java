package dev.devmentor.auth.audit;

import io.vertx.core.buffer.Buffer;

/**
 * An entry of the audit log, as the next one names it.
 *
 * @param sequence its place in the chain; 0 before the first
 * @param hash what the next one holds of it; zeros before the first
 */
record ChainLink(long sequence, Buffer hash) {}
