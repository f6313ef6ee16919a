/** Passwords: which are allowed, how they are hashed, and where the work is done. */
package dev.devmentor.auth.password;
