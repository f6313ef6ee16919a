package dev.devmentor.project.activity;

import dev.devmentor.project.input.Wire;

/** The kinds of things whose changes are kept. */
public enum EntityType implements Wire {
  /** The project itself. */
  PROJECT,
  /** An epic. */
  EPIC,
  /** A task. */
  TASK,
  /** A file. */
  FILE,
  /** A member. */
  COLLABORATOR
}
