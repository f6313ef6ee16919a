/** What is no longer needed goes. */
package dev.devmentor.auth.housekeeping;
