/** The account of the current user. */
package dev.devmentor.auth.user;
