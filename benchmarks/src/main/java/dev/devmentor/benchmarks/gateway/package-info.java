/** The gateway beside nginx and Spring Cloud Gateway. */
package dev.devmentor.benchmarks.gateway;
