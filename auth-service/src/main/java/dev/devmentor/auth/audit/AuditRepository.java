package dev.devmentor.auth.audit;

import dev.devmentor.auth.sql.Rows;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.platform.sql.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads the audit log, as the administrator who asks. */
@ApplicationScoped
class AuditRepository {

  private final RowSecurity rows;

  AuditRepository(RowSecurity rows) {
    this.rows = rows;
  }

  /** The newest entries first; those before a sequence number only, unless it is null. */
  Uni<List<AuditEntry>> list(UUID adminId, AuditFilter filter, Long beforeSequence, int most) {
    Filter wanted = filter.on(new Filter()).andIfPresent("sequence < ?", beforeSequence);
    String sql =
        """
        select sequence, user_id, actor_id, event::text as event, severity::text as severity,
               host(ip_address) as ip_address, user_agent, details, created_at
          from auth.audit_log
         where true%s
         order by sequence desc
         limit %s
        """
            .formatted(wanted.sql(), wanted.parameter(most));
    return rows.read(adminId, sql, wanted.parameters())
        .map(found -> Rows.list(found, AuditRepository::entry));
  }

  private static AuditEntry entry(Row row) {
    long sequence = row.getLong("sequence");
    JsonObject details = row.getJsonObject("details");
    return new AuditEntry(
        String.valueOf(sequence),
        sequence,
        row.getUUID("user_id"),
        row.getUUID("actor_id"),
        row.getString("event"),
        row.getString("severity"),
        row.getString("ip_address"),
        row.getString("user_agent"),
        details == null ? null : details.getMap(),
        Rows.instant(row, "created_at"));
  }

  /** Where the chain begins and where it ends, at one moment. */
  Uni<ChainEnds> ends(UUID adminId) {
    String sql =
        """
        select a.sequence as first_sequence, a.hash as first_hash, h.sequence as last_sequence, h.hash as last_hash
          from auth.audit_anchor a, auth.audit_head h
        """;
    return rows.read(adminId, sql, Tuple.tuple()).map(found -> ends(found.iterator().next()));
  }

  private static ChainEnds ends(Row row) {
    return new ChainEnds(
        new ChainLink(row.getLong("first_sequence"), Rows.bytea(row, "first_hash")),
        new ChainLink(row.getLong("last_sequence"), Rows.bytea(row, "last_hash")));
  }

  /**
   * Follows the chain from a link for so many entries, or up to the last. An entry whose person was
   * erased keeps its digests, so its hash is checked all the same.
   */
  Uni<ChainSlice> follow(UUID adminId, ChainLink from, long last, int most) {
    String sql =
        """
        with links as (
          select a.sequence, a.hash, a.previous_hash, auth.audit_hash(a) as expected_hash,
                 $1::bigint + row_number() over chain as place,
                 lag(a.hash, 1, $2::bytea) over chain as hash_before,
                 (a.subject_salt is null or a.subject_digest
                    = auth.audit_digest(a.subject_salt, a.user_id::text, a.details::text))
                 and (a.actor_salt is null or a.actor_digest
                    = auth.audit_digest(a.actor_salt, a.actor_id::text, a.ip_address::text, a.user_agent))
                   as digests_hold
            from auth.audit_log a
           where a.sequence > $1::bigint and a.sequence <= least($1::bigint + $4::bigint, $3::bigint)
          window chain as (order by a.sequence)),
        judged as (
          select place, hash,
                 case when sequence <> place then 'missing'
                      when previous_hash <> hash_before then 'unlinked'
                      when hash <> expected_hash or not digests_hold then 'changed' end as fault
            from links)
        select (select count(*) from judged) as entries,
               (select place from judged where fault is not null order by place limit 1) as first_broken,
               (select fault from judged where fault is not null order by place limit 1) as fault,
               (select hash from judged order by place desc limit 1) as last_hash
        """;
    return rows.read(adminId, sql, Tuple.of(from.sequence(), from.hash(), last, (long) most))
        .map(found -> slice(found.iterator().next()));
  }

  private static ChainSlice slice(Row row) {
    return new ChainSlice(
        row.getLong("entries"),
        row.getLong("first_broken"),
        row.getString("fault"),
        Rows.bytea(row, "last_hash"));
  }
}
