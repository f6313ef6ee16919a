/** What every request carries through the service: its id, in the answer and in the log. */
package dev.devmentor.platform.request;
