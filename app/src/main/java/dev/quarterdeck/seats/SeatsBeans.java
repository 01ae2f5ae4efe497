package dev.quarterdeck.seats;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires seats, what is assumed of roles, and how applications went.
@Configuration(proxyBeanMethods = false)
public class SeatsBeans {

    @Bean
    SeatRights seatRights(Policy policy, Organization organization) {
        return new SeatRights(policy, organization);
    }

    @Bean
    Seats seats(
            Database database,
            Organization organization,
            SeatRights rights,
            Audit audit,
            Clock clock) {
        return new Seats(database, organization, rights, audit, clock);
    }

    @Bean
    Assumptions assumptions(Database database, SeatRights rights, Audit audit, Clock clock) {
        return new Assumptions(database, rights, audit, clock);
    }

    @Bean
    SeatStarts seatStarts(
            Database database, Seats seats, Assumptions assumptions, SeatRights rights) {
        return new SeatStarts(database, seats, assumptions, rights);
    }

    @Bean
    SeatImports seatImports(
            Database database,
            Organization organization,
            SeatRights rights,
            Audit audit,
            Clock clock) {
        return new SeatImports(database, organization, rights, audit, clock);
    }

    @Bean
    SeatsResource seatsResource(Seats seats, SeatStarts starts, Organization organization) {
        return new SeatsResource(seats, starts, organization);
    }

    @Bean
    StaffingResource staffingResource(
            Seats seats,
            Assumptions assumptions,
            SeatStarts starts,
            SeatImports imports,
            Organization organization) {
        return new StaffingResource(seats, assumptions, starts, imports, organization);
    }
}
