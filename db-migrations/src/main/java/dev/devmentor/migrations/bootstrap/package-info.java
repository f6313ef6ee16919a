/** What a superuser sets up before the first migration: database, roles, extensions, schemas. */
package dev.devmentor.migrations.bootstrap;
