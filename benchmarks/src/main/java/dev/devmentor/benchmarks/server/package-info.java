/** Servers under test, as processes of their own. */
package dev.devmentor.benchmarks.server;
