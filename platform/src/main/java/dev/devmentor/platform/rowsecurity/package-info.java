/** Database work as one user: row-level security decides what it sees. */
package dev.devmentor.platform.rowsecurity;
