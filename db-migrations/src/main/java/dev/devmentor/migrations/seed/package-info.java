/** Believable rows for developers and load tests, by the million. Start at {@link Seeder}. */
package dev.devmentor.migrations.seed;
