/** Tokens for scripts and integrations. */
package dev.devmentor.auth.apitoken;
