/** Whose work goes on: the Vert.x context of the caller. */
package dev.devmentor.platform.context;
