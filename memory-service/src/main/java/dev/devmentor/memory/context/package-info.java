/** Coming back from the threads of other libraries. */
package dev.devmentor.memory.context;
