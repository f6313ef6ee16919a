package dev.devmentor.migrations.advise;

/**
 * The questions; each query gives subject, figure and what to do. {@code pg_monitor} may read all
 * of them; none reads a row of a user.
 */
public enum Topic {
  /** Foreign keys without an index: each delete of what they refer to reads the whole table. */
  MISSING_INDEX(
      """
      -- That of a partitioned table is not built: it takes in those of its partitions, which come first.
      select f.conrelid::regclass::text as subject,
             (select string_agg(a.attname, ', ' order by k.place)
                from unnest(f.conkey) with ordinality k (attnum, place)
                join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.attnum) as figure,
             format('create index %sif not exists %I on %s (%s)',
                    case t.relkind when 'r' then 'concurrently ' end, left(t.relname || '_' || f.oid || '_idx', 63), f.conrelid::regclass,
                    (select string_agg(quote_ident(a.attname), ', ' order by k.place)
                       from unnest(f.conkey) with ordinality k (attnum, place)
                       join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.attnum)) as todo
        from pg_constraint f
        join pg_class t on t.oid = f.conrelid
       where f.contype = 'f' and t.relkind in ('r', 'p')
         and t.relnamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
         and not exists (
           select from pg_index i
            where i.indrelid = f.conrelid and i.indisvalid
              -- Rows that refer to nothing may be left out.
              and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) in (
                     select format('(%I IS NOT NULL)', a.attname) from pg_attribute a
                      where a.attrelid = f.conrelid and a.attnum = any (f.conkey)))
              and (i.indkey::smallint[])[0:cardinality(f.conkey) - 1] @> f.conkey)
       order by t.relkind = 'p', 1
      """),

  /** Large tables that are mostly read from end to end. */
  SEQUENTIAL_SCANS(
      """
      select s.relid::regclass::text as subject,
             format('%s scans of %s rows, %s by index', s.seq_scan, s.n_live_tup, coalesce(s.idx_scan, 0)) as figure,
             'look for its statements under slow-statement' as todo
        from pg_stat_user_tables s
       where s.n_live_tup > 10000 and s.seq_scan > 100 and s.seq_scan > coalesce(s.idx_scan, 0)
       order by s.seq_tup_read desc
       limit 20
      """),

  /**
   * Indexes that nothing has read since the statistics began; unique ones still keep their rule.
   */
  UNUSED_INDEX(
      """
      select s.indexrelid::regclass::text as subject,
             format('%s, never read since %s', pg_size_pretty(pg_relation_size(s.indexrelid)),
                    coalesce((select stats_reset::text from pg_stat_database
                               where datname = current_database()), 'the start')) as figure,
             'drop it in a migration if every replica says the same' as todo
        from pg_stat_user_indexes s
        join pg_index i on i.indexrelid = s.indexrelid
       where s.idx_scan = 0 and not i.indisunique and pg_relation_size(s.indexrelid) > 1048576
         and not exists (select from pg_constraint f
                          where f.contype = 'f' and f.conrelid = i.indrelid
                            and (i.indkey::smallint[])[0:cardinality(f.conkey) - 1] @> f.conkey)
       order by pg_relation_size(s.indexrelid) desc
       limit 20
      """),

  /** Indexes whose build was cut off: no query uses them, every write keeps them. */
  INVALID_INDEX(
      """
      select i.indexrelid::regclass::text as subject, 'its build was cut off' as figure,
             format('drop index concurrently if exists %s', i.indexrelid::regclass) as todo
        from pg_index i
        join pg_class c on c.oid = i.indexrelid
       where not i.indisvalid and c.relkind = 'i'
         and c.relnamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
         and not exists (select from pg_stat_progress_create_index p where p.index_relid = i.indexrelid)
       order by 1
      """),

  /** Dead rows that vacuum has not taken away. */
  BLOAT(
      """
      select s.relid::regclass::text as subject,
             format('%s dead of %s rows, last vacuum %s', s.n_dead_tup, s.n_live_tup + s.n_dead_tup,
                    coalesce(greatest(s.last_vacuum, s.last_autovacuum)::text, 'never')) as figure,
             format('vacuum (analyze) %s', s.relid::regclass) as todo
        from pg_stat_user_tables s
       where s.n_dead_tup > 1000 and s.n_dead_tup > 0.2 * s.n_live_tup
       order by s.n_dead_tup desc
       limit 20
      """),

  /** Tables whose files are mostly empty, what vacuum has freed included; needs pgstattuple. */
  WASTED_SPACE(
      "pgstattuple",
      """
      select s.relid::regclass::text as subject,
             format('%s of %s are free or dead', pg_size_pretty((a.approx_free_space + a.dead_tuple_len)::bigint),
                    pg_size_pretty(a.table_len)) as figure,
             'pg_repack gives it back; vacuum full does too and locks everybody out' as todo
        from pg_stat_user_tables s
        join pg_class c on c.oid = s.relid and c.relkind in ('r', 'm') and pg_relation_size(c.oid) > 1048576
       cross join lateral public.pgstattuple_approx(c.oid) a
       where a.approx_free_percent + a.dead_tuple_percent > 40
       order by a.approx_free_space + a.dead_tuple_len desc
       limit 20
      """),

  /** Tables the planner knows nothing of. */
  NEVER_ANALYZED(
      """
      select s.relid::regclass::text as subject, format('%s rows', s.n_live_tup) as figure,
             format('analyze %s', s.relid::regclass) as todo
        from pg_stat_user_tables s
       where s.n_live_tup > 1000 and s.last_analyze is null and s.last_autoanalyze is null
       order by s.n_live_tup desc
       limit 20
      """),

  /** Where the space is. */
  TABLE_SIZE(
      """
      select s.relid::regclass::text as subject,
             format('%s, of it indexes %s, %s rows', pg_size_pretty(pg_total_relation_size(s.relid)),
                    pg_size_pretty(pg_indexes_size(s.relid)), s.n_live_tup) as figure,
             '' as todo
        from pg_stat_user_tables s
       order by pg_total_relation_size(s.relid) desc
       limit 10
      """),

  /** How many of the pages that were wanted were in memory. */
  CACHE_HIT_RATE(
      """
      select datname as subject,
             format('%s %%', round(100.0 * blks_hit / nullif(blks_hit + blks_read, 0), 2)) as figure,
             case when blks_hit < 0.99 * (blks_hit + blks_read) and blks_hit + blks_read > 100000
                  then 'below 99 %: more shared_buffers, or less to read' else '' end as todo
        from pg_stat_database
       where datname = current_database()
      """),

  /** Connections against the limit. */
  CONNECTIONS(
      """
      select coalesce(usename::text, backend_type) as subject,
             format('%s of %s', count(*), current_setting('max_connections')) as figure,
             case when sum(count(*)) over () > 0.8 * current_setting('max_connections')::integer
                  then 'above 80 % of max_connections: pool them' else '' end as todo
        from pg_stat_activity
       where backend_type = 'client backend'
       group by 1
       order by count(*) desc
      """),

  /** How far standbys are behind. */
  REPLICATION_LAG(
      """
      select coalesce(nullif(application_name, ''), client_addr::text, pid::text) as subject,
             format('%s behind, %s', pg_size_pretty(pg_wal_lsn_diff(
                      case when pg_is_in_recovery() then pg_last_wal_receive_lsn() else pg_current_wal_lsn() end, replay_lsn)),
                    coalesce(replay_lag::text, 'no lag')) as figure,
             case when replay_lag > interval '30 seconds' then 'more than 30 s behind' else '' end as todo
        from pg_stat_replication
       order by 1
      """),

  /** Partitioned tables that have no partition for a month that comes. */
  PARTITIONS_DUE(
      """
      select p.partrelid::regclass::text as subject,
             format('%s of the next 3 months have a partition', count(c.oid)) as figure,
             case when count(c.oid) < 3 then 'db-migrations partitions' else '' end as todo
        from pg_partitioned_table p
       cross join generate_series(1, 3) as ahead
        left join pg_inherits i on i.inhparent = p.partrelid
        left join pg_class c on c.oid = i.inhrelid
         and c.relname like '%' || to_char(now() at time zone 'UTC' + make_interval(months => ahead), 'YYYY_MM')
       group by p.partrelid
       order by 1
      """),

  /** Statements that take the most time; needs the extension pg_stat_statements. */
  SLOW_STATEMENT(
      "pg_stat_statements",
      """
      select left(regexp_replace(s.query, '\\s+', ' ', 'g'), 120) as subject,
             format('%s calls, mean %s ms, total %s s', s.calls, round(s.mean_exec_time::numeric, 3),
                    round(s.total_exec_time::numeric / 1000, 1)) as figure,
             '' as todo
        from public.pg_stat_statements s
       where s.dbid = (select oid from pg_database where datname = current_database())
       order by s.total_exec_time desc
       limit 10
      """);

  private final String extension;
  private final String query;

  Topic(String query) {
    this("", query);
  }

  Topic(String extension, String query) {
    this.extension = extension;
    this.query = query;
  }

  /** The extension whose views or functions the query needs; empty if it needs none. */
  String extension() {
    return extension;
  }

  String query() {
    return query;
  }
}
