/** Projects: created whole, read, edited, deleted and restored. */
package dev.devmentor.project.project;
