/** Flyway's history of one schema: forwards, backwards and what it says. */
package dev.devmentor.migrations.history;
