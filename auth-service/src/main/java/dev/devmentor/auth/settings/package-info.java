/** Free-form documents of a user: preferences and onboarding. */
package dev.devmentor.auth.settings;
