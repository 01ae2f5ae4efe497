package dev.quarterdeck.engine.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Invents an organisation and the messy accounts of its persons, of outsiders and of programs, so
/// that the owner of each account is known. The same seed gives the same town.
///
/// Names are drawn as unevenly as in life: a few given and family names are everywhere, so there
/// are namesakes. Nicknames come from a list that the matcher does not have.
final class MessyTown {

    /// An account with the truth about it.
    ///
    /// @param kind how it was made messy
    /// @param owner whose it is; null for an outsider, a placeholder or a program
    record Owned(String kind, AccountTraces traces, @Nullable UUID owner) {}

    private static final String[] GIVEN =
            ("Anna Michael Maria Thomas Jan Peter Julia Daniel Laura Martin Elena David Sofia Paul"
                            + " Andrea Robert Katarzyna William Jürgen Søren Zoé Łukasz José Márta"
                            + " Alexander Elizabeth Benjamin Christopher Margaret Nicholas Samuel"
                            + " Katherine Johannes Ingrid Bram Cleo Ada Odile Hamid Yusuf Aisha Wei"
                            + " Ravi Priya Sanjay Mei Kenji Yuki Olga Dmitri Björn Åsa Jean-Luc"
                            + " Anne-Marie Tomás Inês Gülay Emre Siobhan Niamh Pádraig Edward Richard")
                    .split(" ");
    private static final String[] COMMON =
            ("Schmidt Müller Smith Garcia Novak Kowalski Jones Larsen Nielsen Rossi Silva Kumar"
                            + " Singh Chen Wang Nguyen Kim Petrov Ivanova Dubois O'Hara Fischer Weiß"
                            + " Schäfer Gołąb Ångström Kjær Öztürk Nuñez Çelik")
                    .split(" ");
    private static final String[] HEADS =
            "Bar Tide Quil Mar Har Wal Stor Bek Lun Ost Ven Kar Dol Fen Gris Hol Ros Tor Vin Zel"
                    .split(" ");
    private static final String[] TAILS =
            "bour water ler shaw den ton berg man wick sen ova ski etti ard stone field mond ley"
                    .split(" ");
    private static final Map<String, String> NICKNAMES =
            Map.of(
                    "William",
                    "Bill",
                    "Robert",
                    "Bob",
                    "Elizabeth",
                    "Betty",
                    "Alexander",
                    "Sasha",
                    "Margaret",
                    "Peggy",
                    "Johannes",
                    "Hans",
                    "Katarzyna",
                    "Kasia",
                    "Richard",
                    "Dick",
                    "Edward",
                    "Ted",
                    "José",
                    "Pepe");

    private final Random random;
    private final List<KnownPerson> persons = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    MessyTown(long seed, int size) {
        random = new Random(seed);
        for (int i = 0; i < size; i++) {
            persons.add(newcomer(i));
        }
    }

    List<KnownPerson> persons() {
        return List.copyOf(persons);
    }

    private KnownPerson newcomer(int number) {
        var name = name();
        var local = ascii(first(name)) + "." + ascii(last(name));
        var free = local;
        for (int n = 2; !taken.add(free); n++) {
            free = local + n;
        }
        return new KnownPerson(
                new UUID(7, number), List.of(name), List.of(free + "@harbor.example"), List.of());
    }

    private String name() {
        var middle = random.nextInt(6) == 0 ? " " + skewed(GIVEN) : "";
        return skewed(GIVEN) + middle + " " + family();
    }

    private String family() {
        return random.nextInt(3) == 0
                ? skewed(COMMON)
                : HEADS[random.nextInt(HEADS.length)] + TAILS[random.nextInt(TAILS.length)];
    }

    private String skewed(String[] names) {
        double u = random.nextDouble();
        return names[(int) (u * u * names.length)];
    }

    List<Owned> accounts(int count) {
        var accounts = new ArrayList<Owned>();
        for (int i = 0; i < count; i++) {
            accounts.add(account(random.nextInt(100), i));
        }
        return accounts;
    }

    private Owned account(int lot, int number) {
        if (lot < 3) {
            return new Owned(
                    "program", git("harbor-build-bot", "bot%d@ci.example".formatted(number)), null);
        }
        if (lot < 5) {
            return new Owned("placeholder", git("root", "root@localhost"), null);
        }
        if (lot < 14) {
            var name = name();
            return new Owned("outsider", git(name, spelled(name) + "@mail.example"), null);
        }
        return owned(lot, number, persons.get(random.nextInt(persons.size())));
    }

    private Owned owned(int lot, int number, KnownPerson person) {
        var name = person.names().getFirst();
        var work = person.workAddresses().getFirst();
        var local = work.substring(0, work.indexOf('@'));
        var kite = "kite" + number;
        if (lot < 34) {
            return own(person, "work address", git(name, work));
        }
        if (lot < 38) {
            return own(person, "work address, other name", git(kite, work));
        }
        if (lot < 47) {
            return own(person, "name, telling address", git(name, spelled(name) + "@mail.example"));
        }
        if (lot < 54) {
            return own(person, "name alone", git(name, kite + "@mail.example"));
        }
        if (lot < 60) {
            var noReply = number + "+" + spelled(name) + "@users.noreply.github.com";
            return own(person, "no-reply with telling login", git(first(name), noReply));
        }
        if (lot < 66) {
            return own(person, "former company", git(name, local + "@former.example"));
        }
        return stranger(lot, person, name, local, kite);
    }

    private Owned stranger(int lot, KnownPerson person, String name, String local, String kite) {
        if (lot < 72) {
            return own(person, "tracker login only", new AccountTraces("jira", local, "", ""));
        }
        if (lot < 78) {
            var turned = ascii(last(name)).toUpperCase(Locale.ROOT) + ", " + plain(first(name));
            return own(person, "turned, no accents", new AccountTraces("jira", kite, turned, ""));
        }
        if (lot < 83) {
            return own(person, "typo", git(slip(name), spelled(name) + "@mail.example"));
        }
        if (lot < 87) {
            var nick = NICKNAMES.getOrDefault(first(name), first(name).substring(0, 3));
            return own(person, "nickname", git(nick + " " + last(name), kite + "@mail.example"));
        }
        if (lot < 92) {
            var cut = first(name).charAt(0) + ". " + last(name);
            return own(person, "initial", git(cut, initialed(name) + "@mail.example"));
        }
        if (lot < 95) {
            return own(person, "shared mailbox", git(name, "dev@harbor.example"));
        }
        return lot < 98
                ? own(
                        person,
                        "given name only",
                        git(first(name), ascii(first(name)) + "@home.example"))
                : own(person, "nothing telling", git(kite, kite + "@mail.example"));
    }

    private static Owned own(KnownPerson person, String kind, AccountTraces traces) {
        return new Owned(kind, traces, person.id());
    }

    private static AccountTraces git(String name, String address) {
        return new AccountTraces("git", "", name, address);
    }

    private String spelled(String name) {
        return switch (random.nextInt(5)) {
            case 0 -> ascii(first(name)) + ascii(last(name));
            case 1 -> ascii(last(name)) + "." + ascii(first(name));
            case 2 -> initialed(name);
            case 3 -> initialed(name) + (1 + random.nextInt(98));
            default -> ascii(first(name)) + "_" + ascii(last(name));
        };
    }

    private static String initialed(String name) {
        return ascii(first(name)).charAt(0) + ascii(last(name));
    }

    private String slip(String name) {
        int at = 1 + random.nextInt(name.length() - 2);
        boolean swap = random.nextBoolean();
        return swap
                ? name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + rest(name, at + 2)
                : name.substring(0, at) + name.substring(at + 1);
    }

    private static String rest(String name, int from) {
        return from < name.length() ? name.substring(from) : "";
    }

    private static String first(String name) {
        return name.substring(0, name.indexOf(' '));
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replace("ø", "o")
                .replace("Ł", "L")
                .replace("ł", "l")
                .replace("æ", "ae")
                .replace("ß", "ss");
    }

    private static String ascii(String text) {
        return plain(text).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
