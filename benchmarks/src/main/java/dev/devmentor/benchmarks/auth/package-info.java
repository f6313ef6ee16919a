/** The auth service beside Keycloak. */
package dev.devmentor.benchmarks.auth;
