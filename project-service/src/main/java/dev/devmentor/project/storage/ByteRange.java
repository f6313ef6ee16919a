package dev.devmentor.project.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a content (RFC 9110, section 14).
 *
 * @param first offset of the first byte
 * @param last offset of the last byte
 */
public record ByteRange(long first, long last) {

  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * Reads a {@code Range} header. Empty if there is none, or one that may be ignored: malformed, of
   * another unit, or of several parts.
   *
   * @param size of the whole content in bytes
   * @throws Unsatisfiable if the content has no such part
   */
  public static Optional<ByteRange> of(String header, long size) {
    Matcher range = ONE.matcher(header == null ? "" : header.strip());
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (range.group(1).isEmpty()) {
      return Optional.of(suffix(Long.parseLong(range.group(2)), size));
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
    if (last < first) {
      return Optional.empty();
    }
    if (first >= size) {
      throw new Unsatisfiable(size);
    }
    return Optional.of(new ByteRange(first, Math.min(last, size - 1)));
  }

  private static ByteRange suffix(long length, long size) {
    if (length == 0 || size == 0) {
      throw new Unsatisfiable(size);
    }
    return new ByteRange(Math.max(0, size - length), size - 1);
  }

  /** Its length in bytes. */
  public long length() {
    return last - first + 1;
  }

  /** As the value of {@code Range}. */
  public String header() {
    return "bytes=" + first + "-" + last;
  }

  /** As the value of {@code Content-Range}. */
  public String of(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }

  /** The content has no such part. */
  public static final class Unsatisfiable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long size;

    Unsatisfiable(long size) {
      super("range not satisfiable", null, false, false);
      this.size = size;
    }

    /** As the value of {@code Content-Range}. */
    public String contentRange() {
      return "bytes */" + size;
    }
  }
}
