/** Text to dense vectors, by a model that runs in this process. */
package dev.devmentor.memory.embedding;
