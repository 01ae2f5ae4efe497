package dev.quarterdeck.pages.sources;

import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.signin.SignInSettings;
import dev.quarterdeck.activity.facts.Workflows;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.ShownOnce;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.sources.kept.ConnectionStates;
import dev.quarterdeck.sources.kept.Connections;
import dev.quarterdeck.sources.kept.Hooks;
import dev.quarterdeck.sources.kept.Runs;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the pages of sources.
@Configuration(proxyBeanMethods = false)
public class SourcePagesBeans {

    @Bean
    SourcePlace sourcePlace(
            Policy policy, Connections connections, ConnectionStates states, Times times) {
        return new SourcePlace(policy, connections, states, times);
    }

    @Bean
    HeldSecrets heldSecrets(Clock clock) {
        return new HeldSecrets(clock);
    }

    @Bean
    SourcesPage sourcesPage(
            Shell shell,
            SourcePlace place,
            Connections connections,
            ConnectionStates states,
            Times times) {
        return new SourcesPage(shell, place, connections, states, times);
    }

    @Bean
    ConnectPage connectPage(
            Shell shell, SourcePlace place, Connections connections, HeldSecrets held) {
        return new ConnectPage(shell, place, connections, held);
    }

    @Bean
    SettingsOfSource settingsOfSource(
            Shell shell, SourcePlace place, Connections connections, HeldSecrets held) {
        return new SettingsOfSource(shell, place, connections, held);
    }

    @Bean
    ConnectionPage connectionPage(
            Shell shell, SourcePlace place, Runs runs, Hooks hooks, Times times) {
        return new ConnectionPage(shell, place, runs, new Watching(hooks, times), times);
    }

    @Bean
    ScopesPage scopesPage(Shell shell, SourcePlace place, Connections connections) {
        return new ScopesPage(shell, place, connections);
    }

    @Bean
    WorkflowPage workflowPage(Shell shell, SourcePlace place, Workflows workflows, Times times) {
        return new WorkflowPage(shell, place, workflows, times);
    }

    @Bean
    PushPage pushPage(
            Shell shell,
            SourcePlace place,
            Hooks hooks,
            ShownOnce once,
            Times times,
            SignInSettings settings) {
        return new PushPage(shell, place, hooks, new Watching(hooks, times), once, settings);
    }

    @Bean
    FilesPage filesPage(
            Shell shell,
            SourcePlace place,
            Connections connections,
            ConnectionStates states,
            Runs runs) {
        return new FilesPage(shell, place, connections, states, runs);
    }

    @Bean
    RunPage runPage(
            Shell shell, SourcePlace place, Connections connections, Runs runs, Times times) {
        return new RunPage(shell, place, connections, runs, times);
    }
}
