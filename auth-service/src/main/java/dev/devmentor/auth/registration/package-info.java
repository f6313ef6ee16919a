/** New accounts. */
package dev.devmentor.auth.registration;
