/** The keys that sign access tokens: made, published, used and retired. */
package dev.devmentor.auth.key;
