/** Servers for the tests of other modules: one each per test run, real ones if they are named. */
package dev.devmentor.localstack.testing;
