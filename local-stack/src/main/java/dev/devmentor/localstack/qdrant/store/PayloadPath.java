package dev.devmentor.localstack.qdrant.store;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a payload: {@code a.b} is a field of an object, {@code a[].b} that field of each
 * object in a list, {@code "a key".b} has a name that needs quotes. Source: Qdrant's documentation,
 * "Nested key" and "Nested object filter".
 *
 * @param text names joined by dots, quoted only where they must be
 */
public record PayloadPath(String text) {

  private static final int LONGEST = 1_000;
  private static final String BARE = "[\\p{L}\\p{N}_-]+";
  private static final Pattern NAME = Pattern.compile(BARE);
  private static final String FIELD = "(?:" + BARE + "|\"[^\"]*\")";
  private static final Pattern TOP = Pattern.compile(FIELD);
  private static final String STEP = FIELD + "(?:\\[])*";
  private static final Pattern PATH = Pattern.compile(STEP + "(?:\\." + STEP + ")*");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern PLACE_IN_LIST = Pattern.compile("\\[\\d+]");

  /** The path that a client sent; refused if it is none. */
  public static PayloadPath of(String key) {
    if (key.length() > LONGEST) {
      throw Refusal.wrongInput("a path in a payload has at most " + LONGEST + " characters");
    }
    if (PLACE_IN_LIST.matcher(key).find()) {
      throw Refusal.unsupported("a place in a list, as in `" + key + "`,");
    }
    if (!PATH.matcher(key).matches()) {
      throw Refusal.wrongInput("`" + key + "` is no path in a payload");
    }
    return new PayloadPath(QUOTED.matcher(key).replaceAll(PayloadPath::unquoted));
  }

  private static String unquoted(MatchResult quoted) {
    return Matcher.quoteReplacement(name(quoted.group(1)));
  }

  /** The path of a field at the top. */
  static PayloadPath top(String name) {
    return new PayloadPath(name(name));
  }

  private static String name(String name) {
    return NAME.matcher(name).matches() ? name : '"' + name + '"';
  }

  PayloadPath field(String name) {
    return new PayloadPath(text + "." + name(name));
  }

  PayloadPath items() {
    return new PayloadPath(text + "[]");
  }

  /** Whether it ends in the items of a list. */
  public boolean endsInItems() {
    return text.endsWith("[]");
  }

  /** The list, if the path ends in its items: plain values in a list are values of the list. */
  public PayloadPath list() {
    return endsInItems() ? new PayloadPath(text.substring(0, text.length() - 2)) : this;
  }

  /** The name at the top of a payload; a path further down is refused. */
  public static String topLevel(String key) {
    of(key);
    if (!TOP.matcher(key).matches()) {
      throw Refusal.unsupported("the nested path `" + key + "`");
    }
    return key.startsWith("\"") ? key.substring(1, key.length() - 1) : key;
  }
}
