package dev.quarterdeck.organization.identity;

import dev.quarterdeck.organization.identity.KnownAccounts.PersonTraces;
import dev.quarterdeck.organization.identity.KnownAccounts.Stored;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes accounts and the decisions about them.
final class IdentityStore {

    private static final String HOLDING =
            """
            select distinct on (account_id)
                id, account_id, verdict, person_id, automatic, decided_by_label, decided_at
            from organization.account_decision
            where undone_at is null and (:account::uuid is null or account_id = :account::uuid)
            order by account_id, decided_at desc, id desc
            """;

    private IdentityStore() {}

    /// Takes an account up, or what it is called now.
    ///
    /// @return whether anything is stored differently
    static boolean bring(JdbcClient sql, BroughtAccount.Account account, UUID id) {
        return sql.sql(
                                """
                                insert into organization.account (id, tool, key, name, addresses)
                                values (:id, :tool, :key, :name, :addresses::text[])
                                on conflict (tool, lower(key)) do update
                                set name = excluded.name, addresses = excluded.addresses
                                where (account.name, account.addresses)
                                    is distinct from (excluded.name, excluded.addresses)
                                """)
                        .param("id", id)
                        .param("tool", account.tool())
                        .param("key", account.key())
                        .param("name", account.name())
                        .param("addresses", account.addresses().toArray(String[]::new))
                        .update()
                > 0;
    }

    static KnownAccounts known(JdbcClient sql, LocalDate today) {
        return new KnownAccounts(accounts(sql), persons(sql), holding(sql), links(sql, today));
    }

    private static List<Stored> accounts(JdbcClient sql) {
        return sql.sql(
                        """
                        select id, tool, key, name, addresses from organization.account
                        order by tool collate "C", lower(key) collate "C", id
                        """)
                .query(IdentityStore::account)
                .list();
    }

    private static Stored account(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                row.getString("tool"),
                row.getString("key"),
                row.getString("name"),
                texts(row.getArray("addresses")));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static List<PersonTraces> persons(JdbcClient sql) {
        return sql.sql(
                        """
                        select p.id, p.number,
                            array_agg(f.value order by f.from_day desc)
                                filter (where f.kind = 'NAME') as names,
                            array_agg(f.value order by f.from_day desc)
                                filter (where f.kind = 'ADDRESS') as addresses
                        from organization.person p
                        left join organization.facet f
                            on f.person_id = p.id and f.kind in ('NAME', 'ADDRESS')
                        group by p.id
                        """)
                .query(
                        (row, number) ->
                                new PersonTraces(
                                        row.getObject("id", UUID.class),
                                        row.getString("number"),
                                        texts(row.getArray("names")),
                                        texts(row.getArray("addresses"))))
                .list();
    }

    private static Map<UUID, Decided> holding(JdbcClient sql) {
        var decisions = new HashMap<UUID, Decided>();
        sql.sql(HOLDING)
                .param("account", null)
                .query(IdentityStore::decided)
                .list()
                .forEach(one -> decisions.put(one.account(), one));
        return decisions;
    }

    private static Decided decided(ResultSet row, int number) throws SQLException {
        return new Decided(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                Verdict.valueOf(row.getString("verdict")),
                row.getObject("person_id", UUID.class),
                row.getBoolean("automatic"),
                row.getString("decided_by_label"),
                row.getTimestamp("decided_at").toInstant());
    }

    /// Links by records other than decisions. The latest wins where an account has two.
    private static Map<UUID, UUID> links(JdbcClient sql, LocalDate today) {
        var links = new HashMap<UUID, UUID>();
        sql.sql(
                        """
                        select account_id, person_id from organization.account_link
                        where from_day <= :today and :today < until_day
                        order by from_day, id
                        """)
                .param("today", today)
                .query()
                .listOfRows()
                .forEach(
                        row ->
                                links.put(
                                        (UUID) row.get("account_id"), (UUID) row.get("person_id")));
        return links;
    }

    /// Returns whether the account exists, and keeps others from deciding about it meanwhile.
    static boolean lock(JdbcClient sql, UUID account) {
        return sql.sql("select id from organization.account where id = :id for update")
                .param("id", account)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    static boolean hasPerson(JdbcClient sql, UUID person) {
        return sql.sql("select id from organization.person where id = :id")
                .param("id", person)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /// Returns whether somebody took a decision about the account back.
    static boolean wasUndone(JdbcClient sql, UUID account) {
        return sql.sql(
                        """
                        select exists (select from organization.account_decision
                            where account_id = :account and undone_at is not null)
                        """)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /// Returns whether a record that is no decision links the account, on any day.
    static boolean isLinkedByRecord(JdbcClient sql, UUID account) {
        return sql.sql(
                        """
                        select exists (select from organization.account_link l
                            where l.account_id = :account and not exists (
                                select from organization.account_decision d where d.id = l.id))
                        """)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    static Optional<Decided> holding(JdbcClient sql, UUID account) {
        return sql.sql(HOLDING).param("account", account).query(IdentityStore::decided).optional();
    }

    static void decide(JdbcClient sql, Decided decision, UUID by) {
        sql.sql(
                        """
                        insert into organization.account_decision
                            (id, account_id, verdict, person_id, automatic, decided_by,
                             decided_by_label, decided_at)
                        values (:id, :account, :verdict, :person, :automatic, :by, :label, :at)
                        """)
                .param("id", decision.id())
                .param("account", decision.account())
                .param("verdict", decision.verdict().name())
                .param("person", decision.person())
                .param("automatic", decision.automatic())
                .param("by", by)
                .param("label", decision.by())
                .param("at", Timestamp.from(decision.at()))
                .update();
    }

    static void undo(JdbcClient sql, UUID decision, UUID by, String label, Instant at) {
        sql.sql(
                        """
                        update organization.account_decision
                        set undone_by = :by, undone_by_label = :label, undone_at = :at
                        where id = :id
                        """)
                .param("by", by)
                .param("label", label)
                .param("at", Timestamp.from(at))
                .param("id", decision)
                .update();
    }

    /// Makes the dated link say what the decision that holds says: from the person's first day on.
    static void relink(JdbcClient sql, UUID account, LocalDate today) {
        sql.sql(
                        """
                        delete from organization.account_link l
                        using organization.account_decision d
                        where d.id = l.id and d.account_id = :account
                        """)
                .param("account", account)
                .update();
        sql.sql(
                        """
                        insert into organization.account_link (id, account_id, person_id, from_day)
                        select d.id, d.account_id, d.person_id,
                            coalesce((select min(from_day) from organization.employment e
                                where e.person_id = d.person_id), :today)
                        from (select * from organization.account_decision
                            where account_id = :account and undone_at is null
                            order by decided_at desc, id desc limit 1) d
                        where d.verdict = 'PERSON'
                        """)
                .param("account", account)
                .param("today", today)
                .update();
    }

    static boolean linksWorkAddresses(JdbcClient sql) {
        return sql.sql(
                        """
                        select link_work_addresses from organization.identity_setting
                        order by set_at desc, id desc limit 1
                        """)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    static void linkWorkAddresses(JdbcClient sql, boolean link, UUID id, UUID by, Instant at) {
        sql.sql(
                        """
                        insert into organization.identity_setting
                            (id, link_work_addresses, set_by, set_at)
                        values (:id, :link, :by, :at)
                        """)
                .param("id", id)
                .param("link", link)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }
}
