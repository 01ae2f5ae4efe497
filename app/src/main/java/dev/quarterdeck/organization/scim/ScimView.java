package dev.quarterdeck.organization.scim;

import de.captaingoldfish.scim.sdk.common.resources.EnterpriseUser;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Manager;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.organization.Person;
import dev.quarterdeck.organization.timeline.Facet;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows a person as a SCIM user.
final class ScimView {

    private ScimView() {}

    static User of(
            Person person, @Nullable ScimRow row, @Nullable PersonId manager, LocalDate today) {
        var address = person.on(today, Facet.ADDRESS).orElse(null);
        var work = EnterpriseUser.builder().employeeNumber(person.number());
        if (manager != null) {
            work.manager(Manager.builder().value(manager.toString()).build());
        }
        var user =
                User.builder()
                        .id(person.id().toString())
                        .userName(userName(person, row, address))
                        .displayName(person.nameOn(today))
                        .name(name(person, row, today))
                        .active(person.worksOn(today))
                        .enterpriseUser(work.build())
                        .meta(meta(person, row));
        if (row != null && row.externalId() != null) {
            user.externalId(row.externalId());
        }
        if (address != null) {
            user.emails(List.of(Email.builder().value(address).type("work").primary(true).build()));
        }
        return user.build();
    }

    private static String userName(Person person, @Nullable ScimRow row, @Nullable String address) {
        if (row != null) {
            return row.userName();
        }
        return address == null ? person.number() : address;
    }

    private static Name name(Person person, @Nullable ScimRow row, LocalDate today) {
        var name = Name.builder().formatted(person.nameOn(today));
        if (row != null && row.givenName() != null) {
            name.givenName(row.givenName());
        }
        if (row != null && row.familyName() != null) {
            name.familyName(row.familyName());
        }
        return name.build();
    }

    private static Meta meta(Person person, @Nullable ScimRow row) {
        var meta =
                Meta.builder()
                        .resourceType("User")
                        .version(
                                "%d-%d"
                                        .formatted(
                                                person.version(), row == null ? 0 : row.version()));
        if (row != null) {
            meta.created(row.created()).lastModified(row.modified());
        }
        return meta.build();
    }
}
