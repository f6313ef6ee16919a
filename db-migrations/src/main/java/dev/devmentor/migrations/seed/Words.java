package dev.devmentor.migrations.seed;

import java.util.SplittableRandom;

/** What developers write: names, titles, sentences. */
final class Words {

  private static final String[] FIRST =
      words(
          "Ada Alan Barbara Chen Dana Edsger Frances Grace Hedy Ivan Joan Ken Leslie Margaret Noor Omar Priya Radia");
  private static final String[] LAST =
      words(
          "Allen Borg Castro Dijkstra Eich Floyd Gray Hopper Ito Jones Kay Liskov Moore Naur Okafor Perlis Ritchie");
  private static final String[] VERBS =
      words(
          "Add Cache Document Fix Measure Migrate Profile Refactor Remove Rename Replace Retry Simplify Split Test Trace");
  private static final String[] THINGS =
      words(
          "checkout cursor deployment endpoint export feed gateway importer index invoice login mailer parser pool queue report scheduler search session upload webhook worker");
  private static final String[] QUALITIES =
      words(
          "broken duplicated flaky idempotent incremental missing nightly old parallel public slow streaming unbounded unused");
  private static final String[] SENTENCE =
      words(
          "after before every first request response connection transaction timeout replica cache row index query plan user token service release build branch review measures keeps returns holds fails retries waits reads writes needs under load within one second because while when the a an this that of in to and by with from only never always again");

  private Words() {}

  private static String[] words(String list) {
    return list.split(" ", -1);
  }

  private static String any(String[] list, SplittableRandom random) {
    return list[random.nextInt(list.length)];
  }

  static String person(SplittableRandom random) {
    return any(FIRST, random) + " " + any(LAST, random);
  }

  static String thing(SplittableRandom random) {
    return any(THINGS, random);
  }

  static String project(SplittableRandom random) {
    return any(QUALITIES, random) + " " + any(THINGS, random);
  }

  static String task(SplittableRandom random) {
    return any(VERBS, random) + " the " + project(random) + " of the " + any(THINGS, random);
  }

  /** So many words that read like a sentence from afar. */
  static void sentence(StringBuilder text, int length, SplittableRandom random) {
    text.append("The ").append(any(THINGS, random));
    for (int i = 2; i < length; i++) {
      text.append(' ').append(any(SENTENCE, random));
    }
    text.append('.');
  }
}
