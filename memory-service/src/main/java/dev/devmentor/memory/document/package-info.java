/** What users keep, and how it comes and goes. */
package dev.devmentor.memory.document;
