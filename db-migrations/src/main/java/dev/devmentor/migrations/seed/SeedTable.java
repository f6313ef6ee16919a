package dev.devmentor.migrations.seed;

/** The tables that are filled, in an order in which what is referred to comes first. */
enum SeedTable {
  USERS("auth.users", "id, email, username, display_name, email_verified_at", "id"),
  PROJECTS("projects.projects", "id, owner_id, name, slug, description, tags", "owner_id"),
  COLLABORATORS("projects.project_collaborators", "project_id, user_id, role, added_by", "user_id"),
  COUNTERS("projects.task_counters", "project_id, last_number", "project_id"),
  TASKS(
      "projects.tasks",
      "id, project_id, number, title, description, status, priority, complexity, labels,"
          + " assignee_id, completed_at, position",
      "project_id"),
  DOCUMENTS(
      "memory.documents",
      "id, user_id, title, source, content_type, content, content_sha256, tags",
      "user_id"),
  CHUNKS(
      "memory.chunks",
      "id, user_id, document_id, ordinal, content, start_offset, end_offset, token_count",
      "user_id");

  private final String table;
  private final String columns;
  private final String belongs;

  SeedTable(String table, String columns, String belongs) {
    this.table = table;
    this.columns = columns;
    this.belongs = belongs;
  }

  /** The column that says whose a row is, or of which project; an index begins with it. */
  String belongs() {
    return belongs;
  }

  String table() {
    return table;
  }

  String target() {
    return table + " (" + columns + ")";
  }
}
