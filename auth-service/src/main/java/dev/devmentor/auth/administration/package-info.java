/** What administrators do with accounts. */
package dev.devmentor.auth.administration;
