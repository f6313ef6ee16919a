/** Finding points: filters, scores, prefetches and their fusion. */
package dev.devmentor.localstack.qdrant.search;
