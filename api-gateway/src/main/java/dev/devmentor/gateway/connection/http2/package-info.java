/** What connections that speak HTTP/2 are held to, and how they come to speak it. */
package dev.devmentor.gateway.connection.http2;
