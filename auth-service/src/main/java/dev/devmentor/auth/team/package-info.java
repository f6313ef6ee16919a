/** Teams and their members. */
package dev.devmentor.auth.team;
