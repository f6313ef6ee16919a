package dev.devmentor.auth.password;

import java.lang.ref.SoftReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;

/**
 * The blocks of hashes that are done, cleared, for the hashes that come: 19 MiB for each password
 * would keep the garbage collector as busy as the hashing. There are as many as there were hashes
 * at the same time, and none when memory is short.
 */
final class HashMemory {

  private final int blocks;
  private final Queue<SoftReference<BlockPool>> free = new ConcurrentLinkedQueue<>();

  /** Memory for hashes of so many KiB; a block has one. */
  HashMemory(int blocks) {
    this.blocks = blocks;
  }

  /** Does work that nobody else has the same blocks for. */
  <T> T with(Function<BlockPool, T> work) {
    BlockPool own = take();
    try {
      return work.apply(own);
    } finally {
      free.offer(new SoftReference<>(own));
    }
  }

  private BlockPool take() {
    for (var next = free.poll(); next != null; next = free.poll()) {
      BlockPool kept = next.get();
      if (kept != null) {
        return kept;
      }
    }
    return new FixedBlockPool(blocks);
  }
}
