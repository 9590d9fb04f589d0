package io.mien.tenancy;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Start-up refuses a database whose second wall has a gap, and names the gap. */
@ApplicationScoped
class WallCheck {
    /** Each query lists offenders; the sentence says what is wrong with them. */
    private static final List<Rule> RULES = List.of(
            new Rule(
                    "The runtime role must be neither superuser nor exempt from row level security",
                    "select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)"),
            new Rule(
                    "The runtime role must not own what it is walled from",
                    "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                            + " where n.nspname = 'public' and c.relkind in ('r', 'p', 'v')"
                            + " and pg_has_role(current_user, c.relowner, 'usage')"),
            new Rule(
                    "The runtime role must not be able to make tenants",
                    "select 'tenant' where has_table_privilege(current_user, 'tenant', 'insert')"),
            new Rule(
                    "Every table needs forced row level security with a policy",
                    "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                            + " where n.nspname = 'public' and c.relkind in ('r', 'p')"
                            + " and c.relname not in ('scheduled_tasks', 'flyway_schema_history', 'oidc_token_state')"
                            + " and not (c.relrowsecurity and c.relforcerowsecurity"
                            + " and exists (select 1 from pg_policy p where p.polrelid = c.oid"
                            + " and p.polname = 'tenant_wall' and p.polcmd = '*'"
                            + " and pg_get_expr(p.polqual, p.polrelid) like '%app.tenant%'))"),
            new Rule(
                    "Every table of a tenant needs the restrictive wall between clients",
                    "select c.relname from pg_policy t join pg_class c on c.oid = t.polrelid"
                            + " where t.polname = 'tenant_wall' and c.relname <> 'tenant'"
                            + " and not exists (select 1 from pg_policy p where p.polrelid = c.oid"
                            + " and p.polname = 'client_wall' and not p.polpermissive"
                            + " and p.polcmd = case c.relname when 'audit_entry' then 'r' else '*' end::\"char\""
                            + " and p.polroles @> (select array_agg(oid) from pg_roles where rolname = 'mien_runtime')"
                            + " and pg_get_expr(p.polqual, p.polrelid) like '%app.clients%')"),
            new Rule(
                    "Nothing but tenant_wall may show rows to the runtime role",
                    "select c.relname from pg_policy p join pg_class c on c.oid = p.polrelid"
                            + " where p.polpermissive and p.polname <> 'tenant_wall' and exists ("
                            + "select 1 from unnest(p.polroles) role where role = 0"
                            + " or role = (select oid from pg_roles where rolname = 'mien_runtime'))"),
            new Rule(
                    "Views must be security_invoker, and there are no materialised views",
                    "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                            + " where n.nspname = 'public' and (c.relkind = 'm' or c.relkind = 'v'"
                            + " and not coalesce(c.reloptions @> array['security_invoker=true'], false))"));

    private final DataSource dataSource;

    WallCheck(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void refuseGaps(@Observes @Priority(1) StartupEvent started) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (Rule rule : RULES) {
                refuse(rule, offenders(connection, rule));
            }
        }
    }

    private static void refuse(Rule rule, List<String> offenders) {
        if (!offenders.isEmpty()) {
            throw new IllegalStateException("Mien does not start: " + rule.sentence() + ": "
                    + String.join(", ", offenders)
                    + ". Run infra/postgres/roles.sql as a superuser and let the owner role run the migrations.");
        }
    }

    private static List<String> offenders(Connection connection, Rule rule) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(rule.query());
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private record Rule(String sentence, String query) {}
}
