/** What clients may send. */
package dev.devmentor.auth.input;
