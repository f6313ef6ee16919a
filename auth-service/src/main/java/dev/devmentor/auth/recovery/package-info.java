/** Changing a password, and getting back in without one. */
package dev.devmentor.auth.recovery;
