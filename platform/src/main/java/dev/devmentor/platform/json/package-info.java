/** JSON as the contract wants it: strict in what it reads. */
package dev.devmentor.platform.json;
