/**
 * What the tests of this service share: its servers, its clients, a look into bucket and tables.
 */
package dev.devmentor.project.testing;
