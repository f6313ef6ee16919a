package dev.devmentor.platform.upkeep;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * A piece of upkeep; a service produces one bean for each. It is harmless to repeat and to do twice
 * at once, so all replicas may do it.
 *
 * @param what is done, for the log
 * @param work does it
 */
public record UpkeepStep(String what, Supplier<Uni<Void>> work) {

  /**
   * Work that takes so much at a time that none of its statements takes long.
   *
   * @param batch takes some of what is due; how much it found, 0 when nothing is left
   */
  public static UpkeepStep inBatches(String what, Supplier<Uni<Integer>> batch) {
    return new UpkeepStep(
        what,
        () ->
            Uni.createFrom()
                .deferred(batch::get)
                .repeat()
                .until(found -> found == 0)
                .onItem()
                .ignoreAsUni());
  }
}
