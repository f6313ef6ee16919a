/** Documents cut into the pieces that search finds. */
package dev.devmentor.memory.chunk;
