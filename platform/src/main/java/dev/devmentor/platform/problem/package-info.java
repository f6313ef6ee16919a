/** Errors as RFC 9457 problem details. */
package dev.devmentor.platform.problem;
