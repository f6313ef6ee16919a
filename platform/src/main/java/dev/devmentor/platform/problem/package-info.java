/** Errors as RFC 9457 problem details, the same shape from every service. */
package dev.devmentor.platform.problem;
