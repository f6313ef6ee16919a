/** How answers and refusals go back to a client of Qdrant's API. */
package dev.devmentor.localstack.qdrant.protocol;
