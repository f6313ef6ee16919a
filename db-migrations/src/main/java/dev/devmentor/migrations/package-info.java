/** The database of DevMentor: roles, schemas, migrations. Start at {@link Migrator}. */
package dev.devmentor.migrations;
