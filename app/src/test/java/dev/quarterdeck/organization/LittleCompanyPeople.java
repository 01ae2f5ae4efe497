package dev.quarterdeck.organization;

import dev.quarterdeck.demo.company.LittleCompany;

/// Lends the people of the little company as files, as they are written for April 2026.
public final class LittleCompanyPeople {

    private LittleCompanyPeople() {}

    /// Returns all files, those first that others lean on.
    public static String[] files() {
        return new LittleCompany(LittleCompany.WRITTEN_FOR)
                .files().stream().map(LittleCompany.CompanyFile::text).toArray(String[]::new);
    }

    /// Returns one file.
    ///
    /// @param name such as `people`
    public static String file(String name) {
        return new LittleCompany(LittleCompany.WRITTEN_FOR)
                .files().stream()
                        .filter(file -> file.name().equals(name + ".csv"))
                        .findFirst()
                        .orElseThrow()
                        .text();
    }
}
