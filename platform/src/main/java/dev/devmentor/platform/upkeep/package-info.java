/** What must be done from time to time, whoever does it first. */
package dev.devmentor.platform.upkeep;
