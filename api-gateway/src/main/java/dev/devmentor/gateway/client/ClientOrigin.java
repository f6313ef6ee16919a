package dev.devmentor.gateway.client;

/**
 * Where a request comes from.
 *
 * @param address the client's IP address
 * @param scheme http or https, as the client used it
 * @param host name and port the client asked for; empty if it named none
 */
public record ClientOrigin(String address, String scheme, String host) {}
