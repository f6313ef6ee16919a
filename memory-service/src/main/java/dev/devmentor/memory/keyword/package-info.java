/** Text to sparse vectors of weighted words: BM25, of which the server adds the IDF. */
package dev.devmentor.memory.keyword;
