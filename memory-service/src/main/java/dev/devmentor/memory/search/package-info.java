/** Finds chunks by meaning and by words. */
package dev.devmentor.memory.search;
