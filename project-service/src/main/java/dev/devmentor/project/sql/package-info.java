/** Small pieces that the statements of several repositories are put together from. */
package dev.devmentor.project.sql;
