/** Keyset paging: lists that stay stable while rows are added. */
package dev.devmentor.platform.paging;
