/** Bars, figures and the files that keep them. */
package dev.devmentor.benchmarks.result;
