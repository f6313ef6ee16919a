/** Collections and their points on disk: what a point is, and how it lies in a Lucene index. */
package dev.devmentor.localstack.qdrant.store;
