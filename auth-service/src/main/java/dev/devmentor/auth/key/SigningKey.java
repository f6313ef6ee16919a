package dev.devmentor.auth.key;

import java.security.PrivateKey;

/**
 * The key that signs now.
 *
 * @param kid its name in the header of tokens
 * @param privateKey on the curve P-256
 */
public record SigningKey(String kid, PrivateKey privateKey) {}
