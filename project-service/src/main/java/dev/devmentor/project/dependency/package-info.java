/** Which task depends on which. */
package dev.devmentor.project.dependency;
