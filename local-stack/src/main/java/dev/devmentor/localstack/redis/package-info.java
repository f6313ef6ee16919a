/** Redis from a binary that ships in a jar. */
package dev.devmentor.localstack.redis;
