/** What statements that depend on the request are put together from. */
package dev.devmentor.platform.sql;
