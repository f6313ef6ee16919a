package dev.devmentor.learning.assessment.irt;

import java.util.UUID;

/** An item of the bank of one skill. */
public record BankItem(UUID id, ItemParameters parameters) {}
