package dev.quarterdeck.engine.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Finds the few persons worth comparing with an account, without looking at the others.
final class PersonIndex {

    private final Map<String, List<PersonForm>> byAddress = new HashMap<>();
    private final Map<String, List<PersonForm>> byLogin = new HashMap<>();
    private final Map<String, List<PersonForm>> byLocal = new HashMap<>();
    private final Map<String, List<PersonForm>> bySpelling = new HashMap<>();
    private final Map<String, List<PersonForm>> byWord = new HashMap<>();

    PersonIndex(List<KnownPerson> persons) {
        var families = new HashMap<String, Set<UUID>>();
        for (var person : persons) {
            for (var name : person.names()) {
                families.computeIfAbsent(PersonForm.family(name), _ -> new HashSet<>(2))
                        .add(person.id());
            }
        }
        persons.forEach(person -> add(PersonForm.of(person, isRare(person, families))));
    }

    private static boolean isRare(KnownPerson person, Map<String, Set<UUID>> families) {
        return person.names().stream()
                .anyMatch(
                        name ->
                                families.getOrDefault(PersonForm.family(name), Set.of()).size()
                                        == 1);
    }

    private void add(PersonForm person) {
        person.workAddresses().forEach(one -> put(byAddress, one, person));
        person.addresses().forEach(one -> put(byAddress, one, person));
        person.logins().keySet().forEach(one -> put(byLogin, one, person));
        person.locals().forEach(one -> put(byLocal, one, person));
        person.spelled().keySet().forEach(one -> put(bySpelling, one, person));
        for (var name : person.names()) {
            for (var word : name.words()) {
                put(byWord, word.plain(), person);
                put(byWord, word.wide(), person);
            }
        }
    }

    private static void put(Map<String, List<PersonForm>> index, String key, PersonForm person) {
        var there = index.computeIfAbsent(key, _ -> new ArrayList<>(2));
        if (there.isEmpty() || there.getLast() != person) {
            there.add(person);
        }
    }

    Set<PersonForm> near(AccountForm account) {
        // By identity: comparing forms member by member would cost more than the comparison.
        Set<PersonForm> near = Collections.newSetFromMap(new IdentityHashMap<>());
        near.addAll(byAddress.getOrDefault(account.address(), List.of()));
        account.logins().forEach(one -> near.addAll(byLogin.getOrDefault(one, List.of())));
        for (var handle : account.handles()) {
            near.addAll(byLocal.getOrDefault(handle.exact(), List.of()));
            near.addAll(bySpelling.getOrDefault(handle.stem(), List.of()));
        }
        for (var word : new LinkedHashSet<>(account.name().words())) {
            near.addAll(byWord.getOrDefault(word.plain(), List.of()));
            near.addAll(byWord.getOrDefault(word.wide(), List.of()));
        }
        return near;
    }

    boolean isOneOwner(String address) {
        return byAddress.getOrDefault(address, List.of()).size() == 1;
    }

    boolean isLocalPart(Handle handle) {
        return handle.isTelling() && byLocal.containsKey(handle.exact());
    }
}
