package dev.devmentor.auth.client;

/**
 * Where a request comes from, for the audit log and the list of sessions.
 *
 * @param ipAddress an IP address; null if unknown
 * @param userAgent what the client said it is, at most 512 characters; null if it said nothing
 */
public record Client(String ipAddress, String userAgent) {}
