package dev.devmentor.project.sql;

import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.problem.InvalidRequest;
import dev.devmentor.platform.sql.Filter;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A place in a list that clients put in order.
 *
 * @param position of the thing, at most 10 digits before and 10 after the point
 * @param id tells things of the same position apart
 */
public record Place(BigDecimal position, UUID id) {

  private static final int MOST_DIGITS = 40;

  /**
   * Where a page ended.
   *
   * @throws InvalidRequest if a client made the cursor up
   */
  public static Place of(Cursor cursor) {
    String position = cursor.string(0);
    if (position.length() > MOST_DIGITS || !position.matches("-?\\d{1,10}(\\.\\d{1,10})?")) {
      throw new InvalidRequest("cursor", "is not a cursor of this list");
    }
    return new Place(new BigDecimal(position), cursor.uuid(1));
  }

  /** A position as clients wrote it: {@code 1}, not {@code 1.0000000000}. */
  public static BigDecimal plain(BigDecimal stored) {
    BigDecimal stripped = stored.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** The new position, or the old one if the new is none or the same in other digits. */
  public static BigDecimal moved(BigDecimal from, BigDecimal to) {
    return to == null || (from != null && from.compareTo(to) == 0) ? from : to;
  }

  /** As a cursor. */
  public Cursor cursor() {
    return Cursor.of(position.toPlainString(), id);
  }

  /** Adds the condition that leaves out everything up to here. */
  public void after(Filter filter) {
    filter.and("(position, id) > (?, ?)", position, id);
  }
}
