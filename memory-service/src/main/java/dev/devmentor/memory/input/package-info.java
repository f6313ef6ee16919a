/** Bodies as they come in, beyond what one bean can say about itself. */
package dev.devmentor.memory.input;
