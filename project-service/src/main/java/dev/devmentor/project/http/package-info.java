/** What all resources answer alike, and how much they read. */
package dev.devmentor.project.http;
