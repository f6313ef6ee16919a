/**
 * Whose work goes on, and until when: the Vert.x context of the caller, and the end of the work.
 */
package dev.devmentor.platform.context;
