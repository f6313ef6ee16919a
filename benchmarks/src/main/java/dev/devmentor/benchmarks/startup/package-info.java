/** How fast the platform starts and how little it takes. */
package dev.devmentor.benchmarks.startup;
