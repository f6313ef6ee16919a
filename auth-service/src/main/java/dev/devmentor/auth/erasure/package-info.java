/** Erasing an account. */
package dev.devmentor.auth.erasure;
