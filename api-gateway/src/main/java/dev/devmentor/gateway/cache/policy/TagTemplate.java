package dev.devmentor.gateway.cache.policy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What answers depend on and writes change: {@code projects}, or with a parameter {@code
 * project/{id}}.
 *
 * @param name the part before the parameter
 * @param parameter a name in the route's path, or {@link #USER}; empty for none
 */
public record TagTemplate(String name, String parameter) {

  /** The parameter that stands for whoever sends the request. */
  public static final String USER = "user";

  private static final Pattern FORM = Pattern.compile("[a-z-]+(/\\{[A-Za-z0-9]+})?");

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static TagTemplate of(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(text + " is no tag");
    }
    int slash = text.indexOf('/');
    return slash < 0
        ? new TagTemplate(text, "")
        : new TagTemplate(text.substring(0, slash), text.substring(slash + 2, text.length() - 1));
  }

  /**
   * The tag of one request.
   *
   * @param parameters as they stand in the normalised path, escapes among them
   */
  public String resolve(Map<String, String> parameters) {
    return parameter.isEmpty() ? name : name + "/" + canonical(parameters.get(parameter));
  }

  /** An id has many spellings that services read alike; here it has one. */
  private static String canonical(String escaped) {
    String value = URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
    try {
      return UUID.fromString(value).toString();
    } catch (IllegalArgumentException _) {
      return value.toLowerCase(Locale.ROOT);
    }
  }
}
