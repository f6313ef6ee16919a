/** What the tests of services do to the platform they stand on. */
package dev.devmentor.platform.testing;
