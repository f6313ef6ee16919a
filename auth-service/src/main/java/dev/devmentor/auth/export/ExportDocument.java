package dev.devmentor.auth.export;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes the document piece by piece: a member for each table, an array of its rows. */
final class ExportDocument {

  private final UUID userId;
  private String collection;

  ExportDocument(UUID userId) {
    this.userId = userId;
  }

  Buffer beginning() {
    String head =
        new JsonObject()
            .put("exportedAt", Instant.now().toString())
            .put("userId", userId.toString())
            .encode();
    return Buffer.buffer(head.substring(0, head.length() - 1) + ",\"collections\":{");
  }

  Buffer next(List<ExportRepository.Item> items) {
    Buffer piece = Buffer.buffer();
    items.forEach(item -> append(piece, item));
    return piece;
  }

  private void append(Buffer piece, ExportRepository.Item item) {
    if (item.collection().equals(collection)) {
      piece.appendString(",");
    } else {
      piece
          .appendString(collection == null ? "" : "],")
          .appendString("\"" + item.collection() + "\":[");
      collection = item.collection();
    }
    piece.appendString(item.json());
  }

  Buffer end() {
    return Buffer.buffer(collection == null ? "}}" : "]}}");
  }
}
