package dev.devmentor.migrations.catalog;

import dev.devmentor.migrations.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Who may do what, as a text that a reviewer sees change. */
class GrantsTest {

  @Test
  void areThoseThatWereReviewed() throws SQLException {
    try (TestDatabase database = TestDatabase.migrated();
        Connection connection = database.asSuperuser().getConnection();
        Statement statement = connection.createStatement()) {
      StringBuilder text = new StringBuilder("# Grants to roles other than the owner\n");
      ResultSet rows = statement.executeQuery(GRANTS);
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
      Recorded.verify(Path.of("src/test/resources/grants.txt"), text.toString());
    }
  }

  // Trigger functions are left out: nobody can call them. So is the database: the one of this test
  // is
  // a copy, which does not take over who may connect (BootstrapTest looks at the first one).
  private static final String GRANTS =
      """
      with ours as (
        select oid, nspname, nspacl, nspowner
          from pg_namespace where nspname in ('auth', 'projects', 'memory', 'learning', 'legacy_import', 'public')
      ), grants (object, item) as (
        select 'schema ' || n.nspname, aclexplode(n.nspacl) from ours n
        union all
        select n.nspname || '.' || c.relname, aclexplode(c.relacl)
          from pg_class c join ours n on n.oid = c.relnamespace
         where n.nspname <> 'public' and c.relkind in ('r', 'p', 'v', 'm', 'S')
        union all
        select n.nspname || '.' || c.relname || '.' || a.attname, aclexplode(a.attacl)
          from pg_attribute a join pg_class c on c.oid = a.attrelid join ours n on n.oid = c.relnamespace
         where n.nspname <> 'public'
        union all
        select 'function ' || p.oid::regprocedure, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner)))
          from pg_proc p join ours n on n.oid = p.pronamespace
         where n.nspname <> 'public' and p.prorettype <> 'trigger'::regtype
        union all
        select 'parameter ' || p.parname, aclexplode(p.paracl) from pg_parameter_acl p
      ), roles (role, object, privileges) as (
        select r.rolname::text, 'role itself',
               concat_ws(' ', case when r.rolbypassrls then 'bypassrls' end, case when r.rolsuper then 'superuser' end,
                         case when r.rolcreaterole then 'createrole' end, case when r.rolcreatedb then 'createdb' end,
                         case when r.rolreplication then 'replication' end, case when r.rolcanlogin then 'login' end)
          from pg_roles r where r.rolname like 'devmentor\\_%'
        union all
        select m.member::regrole::text, 'role ' || m.roleid::regrole, 'member'
          from pg_auth_members m where m.member::regrole::text like 'devmentor\\_%'
      )
      select format('%-19s %-60s %s', role, object, privileges)
        from (select case when (item).grantee = 0 then 'public' else (item).grantee::regrole::text end as role,
                     object,
                     string_agg(lower((item).privilege_type), ' ' order by (item).privilege_type) as privileges
                from grants
               where (item).grantee <> 'devmentor_migrator'::regrole and (item).grantee <> 10
               group by 1, 2
              union all
              select * from roles) as listed
       order by role collate "C", object collate "C"
      """;
}
