package dev.devmentor.memory.document;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Plans;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents are found quickly however many others have. */
class DocumentPlanTest {

  private static final String LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

  @Test
  void listsOfOwnDocumentsFollowTheIndexInItsOrder() throws SQLException {
    Plans.of(Role.MEMORY)
        .assertIndexed(
            "list-own-documents",
            DocumentRepository.listSql(false),
            "documents_owner_key",
            owner -> Arrays.asList(owner.id(), LAST, null, null, null, 21));
  }

  @Test
  void listsOfProjectsUseTheIndexOfTheProject() throws SQLException {
    Plans.of(Role.MEMORY)
        .assertIndexed(
            "list-documents-of-project",
            DocumentRepository.listSql(true),
            "documents_project_id_idx",
            owner -> Arrays.asList(owner.row("project"), LAST, null, null, null, 21));
  }

  @Test
  void oneDocumentIsFoundByItsId() throws SQLException {
    Plans.of(Role.MEMORY)
        .assertIndexed(
            "find-document",
            DocumentRepository.FIND,
            "documents_pkey",
            owner -> List.of(owner.row("document")));
  }
}
