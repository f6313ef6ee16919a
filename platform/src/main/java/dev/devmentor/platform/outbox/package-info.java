/** The transactional outbox: effects outside PostgreSQL that happen if and only if it committed. */
package dev.devmentor.platform.outbox;
