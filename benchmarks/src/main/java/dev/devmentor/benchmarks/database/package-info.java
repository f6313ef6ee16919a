/** How fast rows come in, and what row-level security costs a page. */
package dev.devmentor.benchmarks.database;
