/** What this service refuses. */
package dev.devmentor.auth.refusal;
