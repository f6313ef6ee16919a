package dev.devmentor.learning.assessment.irt;

import java.util.UUID;

/** Whether an item of the bank was answered right. */
public record ScoredAnswer(UUID itemId, boolean correct) {}
