package dev.devmentor.migrations.partitions;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Has each schema make the partitions of the coming months. A schema says how in a function {@code
 * ensure_partitions(integer)}, or in one {@code create_…_partitions(integer)} for each table; the
 * argument is how many months after this one.
 */
public final class PartitionUpkeep {

  private final DataSource owner;

  /**
   * Upkeep of one database.
   *
   * @param owner opens connections as the owner of the schemas
   */
  public PartitionUpkeep(DataSource owner) {
    this.owner = owner;
  }

  /**
   * One function and what it did.
   *
   * @param created how many partitions were missing
   */
  public record Made(String function, int created) {}

  /**
   * The functions that make partitions, with their schema; one that makes all goes before others.
   */
  public List<String> functions(Collection<Schema> schemas) {
    String sql =
        """
        select n.nspname || '.' || quote_ident(p.proname) as name
          from pg_proc p
          join pg_namespace n on n.oid = p.pronamespace
         where n.nspname = any (?) and p.proargtypes = '23'::oidvector
           and (p.proname = 'ensure_partitions'
             or p.proname like 'create\\_%\\_partitions'
                and not exists (select from pg_proc o
                                 where o.pronamespace = n.oid and o.proname = 'ensure_partitions'))
         order by name
        """;
    try (Connection connection = owner.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(
          1, connection.createArrayOf("text", schemas.stream().map(Schema::id).toArray()));
      List<String> names = new ArrayList<>();
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        names.add(rows.getString("name"));
      }
      return names;
    } catch (SQLException e) {
      throw new MigrationFailure("Looking for partition functions failed: " + e.getMessage(), e);
    }
  }

  /** Makes what is missing, this month and so many after it; what is there stays. */
  public List<Made> ensure(Collection<Schema> schemas, int months) {
    return functions(schemas).stream().map(function -> call(function, months)).toList();
  }

  // The name comes from the catalog, quoted there.
  private Made call(String function, int months) {
    try (Connection connection = owner.getConnection();
        PreparedStatement call = connection.prepareStatement("select " + function + "(?)::text")) {
      call.setInt(1, months);
      ResultSet row = call.executeQuery();
      String made = row.next() ? row.getString(1) : "";
      return new Made(function, made != null && made.matches("\\d+") ? Integer.parseInt(made) : 0);
    } catch (SQLException e) {
      throw new MigrationFailure("%s failed: %s".formatted(function, e.getMessage()), e);
    }
  }
}
