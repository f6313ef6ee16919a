/**
 * Finds what makes a migration dangerous to run or hard to take back, in its text and in the
 * catalog.
 */
package dev.devmentor.migrations.lint;
