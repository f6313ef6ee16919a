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

  /**
   * Follows the chain from its first entry to the head, which tells whether the end was cut off. An
   * entry whose person was erased keeps its digests, so its hash is checked all the same.
   */
  Uni<ChainCheck> check(UUID adminId) {
    String sql =
        """
        with links as (
          select a.sequence, a.hash, a.previous_hash, auth.audit_hash(a) as expected_hash,
                 row_number() over chain as place,
                 lag(a.hash, 1, decode(repeat('00', 32), 'hex')) over chain as hash_before,
                 (a.subject_salt is null or a.subject_digest
                    = auth.audit_digest(a.subject_salt, a.user_id::text, a.details::text))
                 and (a.actor_salt is null or a.actor_digest
                    = auth.audit_digest(a.actor_salt, a.actor_id::text, a.ip_address::text, a.user_agent))
                   as digests_hold
            from auth.audit_log a
          window chain as (order by a.sequence)),
        judged as (
          select place, hash,
                 case when sequence <> place then 'missing'
                      when previous_hash <> hash_before then 'unlinked'
                      when hash <> expected_hash or not digests_hold then 'changed' end as fault
            from links),
        last_link as (select place, hash from judged order by place desc limit 1)
        select (select count(*) from judged) as entries,
               (select place from judged where fault is not null order by place limit 1) as first_broken,
               (select fault from judged where fault is not null order by place limit 1) as fault,
               h.sequence = coalesce((select place from last_link), 0)
                 and (h.sequence = 0 or h.hash = (select hash from last_link)) as head_holds
          from auth.audit_head h
        """;
    return rows.read(adminId, sql, Tuple.tuple()).map(found -> check(found.iterator().next()));
  }

  private static ChainCheck check(Row row) {
    return new ChainCheck(
        row.getLong("entries"),
        row.getLong("first_broken"),
        row.getString("fault"),
        row.getBoolean("head_holds"));
  }
}
