package dev.devmentor.project.activity;

import com.fasterxml.jackson.annotation.JsonValue;
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
  COLLABORATOR,
  /** A milestone. */
  MILESTONE,
  /** What a task depends on. */
  DEPENDENCY,
  /** Technical debt. */
  DEBT,
  /** A contract. */
  CONTRACT,
  /** What a contract is compared with. */
  CONTRACT_COMPETITOR,
  /** Where the chain of a contract is read. */
  CONTRACT_RPC_ENDPOINT,
  /** How a contract is analysed. */
  CONTRACT_ANALYSIS_PARAMS,
  /** An analysis. */
  ANALYSIS;

  @Override
  @JsonValue
  public String wire() {
    return Wire.spell(this);
  }
}
