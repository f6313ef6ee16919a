package dev.devmentor.migrations.seed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** The rows of documents and their chunks: the chunks are what the document is made of. */
final class MemoryRows {

  private static final String BETWEEN = "\n\n";
  private static final int CHUNK_WORDS = 30;

  private final SeedPlan plan;
  private final MessageDigest sha256;
  private final Map<Long, String> contents = new HashMap<>();

  MemoryRows(SeedPlan plan) {
    this.plan = plan;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private long document(long user, int index) {
    return user * plan.documentsPerUser() + index;
  }

  void documents(CopyRows rows, long user) throws SQLException {
    UUID owner = SeedId.USER.of(plan.number(), user);
    for (int i = 0; i < plan.documentsPerUser(); i++) {
      long n = document(user, i);
      SplittableRandom random = SeedId.DOCUMENT.random(plan.number(), n);
      String content = content(n);
      contents.put(n, content);
      byte[] hash = sha256.digest(content.getBytes(StandardCharsets.UTF_8));
      rows.value(SeedId.DOCUMENT.of(plan.number(), n))
          .value(owner)
          .value("Notes on the " + Words.project(random))
          .value("seed")
          .value("text/plain")
          .value(content)
          .value("\\x" + HexFormat.of().formatHex(hash))
          .value("{" + Words.thing(random) + "}")
          .endRow();
    }
  }

  // Begins with its number: no two documents of a user are the same.
  private String content(long document) {
    StringBuilder content = new StringBuilder();
    for (int ordinal = 0; ordinal < Math.max(1, plan.chunksPerDocument()); ordinal++) {
      content.append(ordinal == 0 ? "" : BETWEEN).append(chunk(document, ordinal));
    }
    return content.toString();
  }

  private String chunk(long document, int ordinal) {
    SplittableRandom random =
        SeedId.CHUNK.random(plan.number(), document * plan.chunksPerDocument() + ordinal);
    StringBuilder text = new StringBuilder();
    if (ordinal == 0) {
      text.append("Note ").append(document).append(". ");
    }
    Words.sentence(text, CHUNK_WORDS, random);
    return text.toString();
  }

  /** Of the users whose documents were written last. */
  void chunks(CopyRows rows, long user) throws SQLException {
    UUID owner = SeedId.USER.of(plan.number(), user);
    for (int i = 0; i < plan.documentsPerUser(); i++) {
      long n = document(user, i);
      UUID document = SeedId.DOCUMENT.of(plan.number(), n);
      String content = contents.remove(n);
      int start = 0;
      for (int ordinal = 0; ordinal < plan.chunksPerDocument(); ordinal++) {
        int next = content.indexOf(BETWEEN, start);
        int end = next < 0 ? content.length() : next;
        rows.value(SeedId.CHUNK.of(plan.number(), n * plan.chunksPerDocument() + ordinal))
            .value(owner)
            .value(document)
            .value(ordinal)
            .value(content.substring(start, end))
            .value(start)
            .value(end)
            .value(CHUNK_WORDS)
            .endRow();
        start = end + BETWEEN.length();
      }
    }
  }
}
