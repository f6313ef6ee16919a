/** The tokens of a session: access tokens, and refresh tokens as values. */
package dev.devmentor.auth.token;
