package dev.quarterdeck.sources.git;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads who is named as an author in a repository: names and addresses, each once, without any
/// count, date or content.
///
/// The only way in which names leave this package: to be matched with persons where somebody
/// reviews each match.
public final class GitAccounts {

    private GitAccounts() {}

    /// An author as git names them, mailmap applied.
    ///
    /// @param address in lower case, may be empty
    public record GitAccount(String name, String address) {}

    /// Reads the authors of everything that is reachable from HEAD, in no telling order.
    ///
    /// @param path any folder of a repository, its `.git` folder or a bare repository
    /// @throws Refusal when there is no readable repository, or git gives up in the middle
    public static List<GitAccount> read(Path path) {
        var repository = Repository.open(path);
        var tip = repository.tip(Optional.empty());
        if (tip.isEmpty()) {
            return List.of();
        }
        Set<GitAccount> found = new LinkedHashSet<>();
        var ended =
                repository.git().stream(
                        List.of(
                                "log",
                                "-z",
                                "--no-notes",
                                "--no-color",
                                "--format=tformat:%aN%x00%aE",
                                tip,
                                "--"),
                        List.of(),
                        output -> collect(output, found));
        if (!ended.isFine()) {
            throw new Refusal(
                    "The authors of the repository (%s) cannot all be read; git said: %s."
                            .formatted(path, ended.words()),
                    "Maybe mend it: git fsck tells what is missing.");
        }
        return found.stream()
                .sorted(
                        java.util.Comparator.comparing(GitAccount::name)
                                .thenComparing(GitAccount::address))
                .toList();
    }

    private static void collect(InputStream output, Set<GitAccount> found) throws IOException {
        var fields = new NulFields(output);
        var name = fields.next();
        while (name != null) {
            var address = fields.next();
            found.add(
                    new GitAccount(
                            name.strip(),
                            address == null ? "" : address.strip().toLowerCase(Locale.ROOT)));
            name = fields.next();
        }
    }
}
