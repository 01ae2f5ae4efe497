package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.sources.Visit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// What a site is, and in whose zone it reads queries.
///
/// @param zone of the account that asks: a query names minutes of its clock
record Site(boolean cloud, ZoneId zone) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm");

    /// Asks the site; fails when address or secret are wrong.
    static Site of(Visit visit) {
        var me = visit.get("rest/api/2/myself").json();
        var about = visit.get("rest/api/2/serverInfo").json();
        return new Site(
                Members.text(about, "deploymentType").equalsIgnoreCase("Cloud"),
                zone(Members.text(me, "timeZone")));
    }

    private static ZoneId zone(String name) {
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name, ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /// Returns the path of a resource that both editions have.
    String path(String resource) {
        return (cloud ? "rest/api/3/" : "rest/api/2/") + resource;
    }

    /// Writes a moment as a query names it, in whole minutes of the account's clock. A minute that
    /// the clock shows twice, or skips, could mean an hour too late: the last one before it is
    /// taken.
    String minute(Instant moment) {
        var local = LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.MINUTES);
        while (zone.getRules().getValidOffsets(local).size() != 1) {
            local = local.minusMinutes(1);
        }
        return MINUTE.format(local);
    }
}
