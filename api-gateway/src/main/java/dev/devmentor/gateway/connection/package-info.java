/**
 * What happens on a connection before there is a request: Vert.x has no place for it, so it hooks
 * into the transport below.
 */
package dev.devmentor.gateway.connection;
