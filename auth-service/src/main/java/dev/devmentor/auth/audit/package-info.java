/** The audit log: append-only, chained by hashes. */
package dev.devmentor.auth.audit;
