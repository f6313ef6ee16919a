/** Sessions: opened, listed, ended, and asked for at each request. */
package dev.devmentor.auth.session;
