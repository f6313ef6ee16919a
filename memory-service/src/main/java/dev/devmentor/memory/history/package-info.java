/** What users searched for. */
package dev.devmentor.memory.history;
