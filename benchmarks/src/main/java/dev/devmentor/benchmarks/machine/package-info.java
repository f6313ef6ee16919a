/** What a run was made on. */
package dev.devmentor.benchmarks.machine;
