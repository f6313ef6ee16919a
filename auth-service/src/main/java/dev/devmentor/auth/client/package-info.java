/** Where a request comes from. */
package dev.devmentor.auth.client;
