package dev.devmentor.project.sql;

import dev.devmentor.platform.sql.Filter;

/**
 * A list of things that belong to one project.
 *
 * @param table where they are; it has the columns {@code id} and {@code project_id}
 * @param columns what is read of them
 * @param filter conditions; parameter $1 is the project
 * @param order unique sort key
 * @param rows how many at most
 */
public record Listing(String table, String columns, Filter filter, String order, int rows) {

  /**
   * One statement that tells a project the user may not see (no row) from one with nothing to list
   * (one row of nulls).
   */
  public String sql() {
    return """
    select %1$s
      from (select p.id as listed_project from projects.projects p
             where p.id = $1 and p.deleted_at is null) as project
      left join lateral (
        select %1$s from %2$s
         where project_id = listed_project%3$s
         order by %4$s limit %5$s) as child on true
     order by %4$s
    """
        .formatted(columns, table, filter.sql(), order, filter.parameter(rows));
  }
}
