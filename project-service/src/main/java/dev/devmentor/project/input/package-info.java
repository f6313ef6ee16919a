/** What comes from clients, and whether it can be stored. */
package dev.devmentor.project.input;
