/** What of projects goes with time, and what must be there ahead of it. */
package dev.devmentor.project.upkeep;
