package dev.devmentor.project.project;

import java.text.Normalizer;
import java.util.Locale;

/** The part of an address that names a project. */
public final class Slug {

  /** What a slug looks like. */
  public static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";

  /** The same for people. */
  public static final String RULE =
      "must be lower case letters and digits, with single hyphens between them";

  private static final int LONGEST = 80;

  private Slug() {}

  /** A slug that resembles a name; {@code project} if the name has no Latin letter or digit. */
  public static String of(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST));
    String slug = cut.replaceAll("^-|-$", "");
    return slug.isEmpty() ? "project" : slug;
  }
}
