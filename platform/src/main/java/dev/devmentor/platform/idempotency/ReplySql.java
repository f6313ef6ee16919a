package dev.devmentor.platform.idempotency;

/**
 * The SQL of a schema's {@code idempotency_keys}.
 *
 * @param lock takes the key for the transaction
 * @param find reads hash and reply
 * @param save inserts, or replaces what has expired
 */
record ReplySql(String lock, String find, String save) {

  /**
   * @param schema the schema that holds the table; configuration, never input
   * @param sigil how a parameter is written: {@code $} for the client, {@code ?} for Hibernate
   */
  static ReplySql of(String schema, String sigil) {
    return new ReplySql(
        """
        select pg_try_advisory_xact_lock(hashtextextended(%1$s1, 0))
        """
            .formatted(sigil),
        """
        select encode(request_hash, 'hex'), cast(reply as text)
          from %2$s.idempotency_keys
         where user_id = cast(%1$s1 as uuid) and operation = %1$s2 and key = %1$s3
           and expires_at > now()
        """
            .formatted(sigil, schema),
        """
        insert into %2$s.idempotency_keys (user_id, operation, key, request_hash, reply)
        values (cast(%1$s1 as uuid), %1$s2, %1$s3, decode(%1$s4, 'hex'), cast(cast(%1$s5 as text) as jsonb))
        on conflict (user_id, operation, key) do update
           set request_hash = excluded.request_hash, reply = excluded.reply,
               created_at = now(), expires_at = default
        """
            .formatted(sigil, schema));
  }

  static String lockName(IdempotentRequest request) {
    return request.userId() + "|" + request.operation() + "|" + request.key();
  }
}
