/** Access tokens: verified once, remembered until they expire. */
package dev.devmentor.platform.token;
