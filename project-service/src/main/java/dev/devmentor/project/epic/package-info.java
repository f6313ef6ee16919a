/** Epics: bodies of work that group tasks. */
package dev.devmentor.project.epic;
