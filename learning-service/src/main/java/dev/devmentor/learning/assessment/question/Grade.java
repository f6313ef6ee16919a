package dev.devmentor.learning.assessment.question;

/** What the database says about an answer. */
public record Grade(boolean correct, String explanation) {}
