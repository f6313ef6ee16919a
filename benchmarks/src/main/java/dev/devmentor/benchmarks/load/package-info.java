/** Load in closed and open loops, and what clients felt. */
package dev.devmentor.benchmarks.load;
