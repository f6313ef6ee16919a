/** What the statistics of PostgreSQL say about a database that is in use. */
package dev.devmentor.migrations.advise;
