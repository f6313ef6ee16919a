/** What this service refuses, and how its database says so. */
package dev.devmentor.project.refusal;
