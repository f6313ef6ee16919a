/** Where PostgreSQL is, and how to get a connection to it. */
package dev.devmentor.migrations.server;
