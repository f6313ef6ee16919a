/** Partitions of the coming months. */
package dev.devmentor.migrations.partitions;
