package dev.quarterdeck.organization;

import dev.quarterdeck.access.PersonDirectory;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.platform.store.Database;
import java.util.Optional;
import java.util.UUID;

/// Tells sign-in who a user of the identity provider is, by what the administrator chose.
///
/// It reads as the keeper: nobody is signed in yet, so there is no viewer to read for.
final class SignInDirectory implements PersonDirectory {

    private final Database database;

    SignInDirectory(Database database) {
        this.database = database;
    }

    @Override
    public Optional<PersonId> byEmployeeNumber(String number) {
        return one(
                """
                select id from organization.person where lower(number) = lower(:value)
                """,
                number);
    }

    @Override
    public Optional<PersonId> byUserName(String name) {
        return one(
                """
                select person_id from organization.scim_user where lower(user_name) = lower(:value)
                """,
                name);
    }

    // Two persons of one name are nobody: a guess would open somebody else's records.
    private Optional<PersonId> one(String query, String value) {
        var found =
                database.keeping(
                        sql -> sql.sql(query).param("value", value).query(UUID.class).list());
        return found.size() == 1 ? Optional.of(new PersonId(found.getFirst())) : Optional.empty();
    }
}
