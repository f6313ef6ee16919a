package dev.devmentor.benchmarks.auth;

import java.util.List;
import java.util.stream.IntStream;

/** The accounts that both services have, with one password. */
final class Users {

  static final String PASSWORD = "correct horse battery staple";

  private static final int COUNT = 128;

  private Users() {}

  static List<String> names() {
    return IntStream.range(0, COUNT).mapToObj("user%03d"::formatted).toList();
  }

  static String email(String name) {
    return name + "@example.org";
  }
}
