/** Who may do what with a project. */
package dev.devmentor.project.member;
