package dev.devmentor.project.sql;

import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads lists of things that belong to one project, in one round trip each. */
@ApplicationScoped
public class ProjectChildren {

  private final RowSecurity rows;

  ProjectChildren(RowSecurity rows) {
    this.rows = rows;
  }

  /** The list as this user may see it; fails with {@link NotFound} if the project is not theirs. */
  public <T> Uni<List<T>> list(UUID userId, Listing listing, Function<Row, T> shape) {
    String sql = listing.sql();
    return rows.read(userId, sql, listing.filter().parameters()).map(found -> items(found, shape));
  }

  /** The same for a table in partitions. */
  public <T> Uni<List<T>> listOfPartitions(UUID userId, Listing listing, Function<Row, T> shape) {
    String sql = listing.sql();
    return rows.readInOrder(userId, sql, listing.filter().parameters())
        .map(found -> items(found, shape));
  }

  private static <T> List<T> items(RowSet<Row> found, Function<Row, T> shape) {
    List<Row> all = Rows.list(found);
    if (all.isEmpty()) {
      throw new NotFound("project");
    }
    return all.stream().filter(row -> row.getUUID("id") != null).map(shape).toList();
  }
}
