package dev.devmentor.systemtests;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A document has up to 1 MiB of content, whatever its bytes look like on the way. */
@ExtendWith(PlatformExtension.class)
class LargeDocumentIT {

  private static final String DOCUMENTS = "/api/v1/memory/documents";
  private static final int MEBIBYTE = 1_048_576;

  /** Two bytes in UTF-8, six in ASCII. */
  private static final String ESCAPED = "\\u0436";

  private final Platform platform;

  LargeDocumentIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void isTakenAsAWholeAndNotAByteMore() {
    Client client = Account.register(new Client(platform.gateway(), null), "writer").client();
    String largest = ESCAPED.repeat(MEBIBYTE / 2);

    String id = client.post(DOCUMENTS, document(largest)).expect(202).text("id");
    client.delete(DOCUMENTS + "/" + id).expect(204);

    client.post(DOCUMENTS, document(largest + ".")).expect(413);
    client.post(DOCUMENTS, Map.of("content", "x".repeat(5 * MEBIBYTE))).expect(413);
  }

  private static String document(String content) {
    return "{\"content\":\"" + content + "\"}";
  }
}
