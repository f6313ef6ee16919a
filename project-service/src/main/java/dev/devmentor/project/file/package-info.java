/**
 * Files: the rows in PostgreSQL, the contents in object storage. An object exists as long as a
 * version or an upload under way refers to it; see {@code
 * docs/adr/0007-files-in-object-storage.md}.
 */
package dev.devmentor.project.file;
