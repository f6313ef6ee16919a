/** Who changed what, from which value to which. The database writes it. */
package dev.devmentor.project.activity;
