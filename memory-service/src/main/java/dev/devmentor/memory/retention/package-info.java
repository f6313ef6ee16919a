/** What is kept for a while after it was deleted. */
package dev.devmentor.memory.retention;
