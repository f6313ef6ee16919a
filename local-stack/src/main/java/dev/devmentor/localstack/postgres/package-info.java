/** PostgreSQL from binaries that ship in a jar. */
package dev.devmentor.localstack.postgres;
