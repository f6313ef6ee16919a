/** The vectors of chunks, in Qdrant. */
package dev.devmentor.memory.vector;
