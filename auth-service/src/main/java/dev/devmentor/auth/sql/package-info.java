/** Rows of the Vert.x client and the types used here. */
package dev.devmentor.auth.sql;
