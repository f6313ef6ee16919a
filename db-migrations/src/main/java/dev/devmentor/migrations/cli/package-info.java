/** The command {@code db-migrations}: reads the environment, prints what was done. */
package dev.devmentor.migrations.cli;
