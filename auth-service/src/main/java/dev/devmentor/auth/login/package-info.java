/** Logging in with a password. */
package dev.devmentor.auth.login;
