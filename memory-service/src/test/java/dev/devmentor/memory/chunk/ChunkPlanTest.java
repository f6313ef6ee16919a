package dev.devmentor.memory.chunk;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Plans;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chunks are found quickly however many others have. */
class ChunkPlanTest {

  @Test
  void chunksOfADocumentAreFoundByIndex() throws SQLException {
    Plans.of(Role.MEMORY)
        .assertIndexed(
            "list-chunks",
            ChunkRepository.LIST,
            "chunks_",
            owner -> List.of(owner.row("document"), -1, 21));
  }
}
