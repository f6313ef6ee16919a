/** The contents of files: on their way in, in object storage, and on their way out. */
package dev.devmentor.project.storage;
