/** Everything that the platform holds on a user, in one document. */
package dev.devmentor.auth.export;
