/** {@code Idempotency-Key}: a create that is sent twice happens once. */
package dev.devmentor.platform.idempotency;
