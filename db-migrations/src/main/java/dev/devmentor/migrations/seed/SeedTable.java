package dev.devmentor.migrations.seed;

/** The tables that are filled, in an order in which what is referred to comes first. */
enum SeedTable {
  USERS("auth.users", "id, email, username, display_name, email_verified_at"),
  PROJECTS("projects.projects", "id, owner_id, name, slug, description, tags"),
  COLLABORATORS("projects.project_collaborators", "project_id, user_id, role, added_by"),
  COUNTERS("projects.task_counters", "project_id, last_number"),
  TASKS(
      "projects.tasks",
      "id, project_id, number, title, description, status, priority, complexity, labels,"
          + " assignee_id, completed_at, position"),
  DOCUMENTS(
      "memory.documents",
      "id, user_id, title, source, content_type, content, content_sha256, tags"),
  CHUNKS(
      "memory.chunks",
      "id, user_id, document_id, ordinal, content, start_offset, end_offset, token_count");

  private final String table;
  private final String columns;

  SeedTable(String table, String columns) {
    this.table = table;
    this.columns = columns;
  }

  String table() {
    return table;
  }

  String target() {
    return table + " (" + columns + ")";
  }
}
