/** Optimistic concurrency over HTTP: versions as entity tags. */
package dev.devmentor.platform.concurrency;
