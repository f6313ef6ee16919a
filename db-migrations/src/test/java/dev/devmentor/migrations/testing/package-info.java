/** A real PostgreSQL with the migrated database, for the tests of every module. */
package dev.devmentor.migrations.testing;
