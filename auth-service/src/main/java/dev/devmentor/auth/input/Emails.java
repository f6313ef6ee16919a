package dev.devmentor.auth.input;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** One spelling for each e-mail address. */
public final class Emails {

  private static final int LONGEST = 254;

  /** An atom of RFC 5322, with the letters of every script (RFC 6531). */
  private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";

  private static final String LABEL =
      "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";

  private static final Pattern ADDRESS =
      Pattern.compile("(?=.{1,64}@)%1$s(?:\\.%1$s)*@%2$s(?:\\.%2$s)*".formatted(ATOM, LABEL));

  private Emails() {}

  /** Lower case, in Unicode's compatible composition (NFKC): what is stored and looked up. */
  public static String canonical(String email) {
    String composed = Normalizer.normalize(email, Normalizer.Form.NFKC);
    return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
  }

  /** Whether a canonical text is an address. */
  static boolean isAddress(String canonical) {
    return canonical.length() <= LONGEST && ADDRESS.matcher(canonical).matches();
  }
}
