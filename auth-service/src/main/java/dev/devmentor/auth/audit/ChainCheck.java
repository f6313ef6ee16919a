package dev.devmentor.auth.audit;

/**
 * What following the chain found.
 *
 * @param entries how many there are
 * @param firstBroken the place of the first that is not as it should be; null if none
 * @param fault missing, unlinked or changed; null if none
 * @param headHolds whether the last entry is the one that the head of the log names
 */
record ChainCheck(long entries, Long firstBroken, String fault, boolean headHolds) {}
