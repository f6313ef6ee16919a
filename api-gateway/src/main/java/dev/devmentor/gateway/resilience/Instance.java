package dev.devmentor.gateway.resilience;

import dev.devmentor.gateway.proxy.Upstream;

/**
 * One process of a service.
 *
 * @param address where it is
 * @param breaker whether it is asked at the moment
 */
public record Instance(Upstream address, Breaker breaker) {}
