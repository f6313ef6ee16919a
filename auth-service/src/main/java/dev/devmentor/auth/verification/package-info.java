/** Verifying that users read the mail of their address. */
package dev.devmentor.auth.verification;
