package dev.devmentor.auth.audit;

/**
 * From where to where the chain goes.
 *
 * @param anchor the last entry that is no longer there, since its month was dropped
 * @param head the last entry
 */
record ChainEnds(ChainLink anchor, ChainLink head) {}
