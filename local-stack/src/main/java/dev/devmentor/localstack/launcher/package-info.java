/**
 * What is behind {@code ./devmentor}: starts the servers and the services as processes, watches
 * them, tells how they are, and stops them.
 */
package dev.devmentor.localstack.launcher;
