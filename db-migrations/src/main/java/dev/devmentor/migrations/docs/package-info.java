/** The documents in {@code docs/schema}, written from the catalog of a migrated database. */
package dev.devmentor.migrations.docs;
