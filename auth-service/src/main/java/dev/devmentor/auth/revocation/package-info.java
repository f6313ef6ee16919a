/** Sessions that are over: how the gateway learns of them. */
package dev.devmentor.auth.revocation;
