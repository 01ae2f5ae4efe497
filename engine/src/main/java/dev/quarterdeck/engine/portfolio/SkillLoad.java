package dev.quarterdeck.engine.portfolio;

import java.util.Arrays;

/// Set what a team's work asks of one skill against who has it, in the mean over all futures; one
/// number to a week.
///
/// A need above the people says that the work's mix is not the team's: the simulation does not slow
/// the team down for it, because the past pace says nothing of other mixes.
///
/// @param people members with the skill, on-call and interviews not taken off
/// @param needed people the work of the week asks for
public record SkillLoad(String team, String skill, double[] people, double[] needed) {

    @Override
    public boolean equals(Object other) {
        return other instanceof SkillLoad load
                && team.equals(load.team)
                && skill.equals(load.skill)
                && Arrays.equals(people, load.people)
                && Arrays.equals(needed, load.needed);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(people) + Arrays.hashCode(needed);
    }

    @Override
    public String toString() {
        return "SkillLoad[%s, %s, needed %s]".formatted(team, skill, Arrays.toString(needed));
    }
}
