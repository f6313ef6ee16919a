/** Refresh tokens are exchanged, once. */
package dev.devmentor.auth.refresh;
