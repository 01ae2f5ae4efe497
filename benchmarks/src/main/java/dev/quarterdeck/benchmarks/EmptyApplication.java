package dev.quarterdeck.benchmarks;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/// Starts the framework with nothing in it: what our own start is compared with.
///
/// To be run with the framework's web libraries alone on the class path.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class EmptyApplication {

    /// Starts it; options of the framework, such as `--server.port=8080`, are taken.
    public static void main(String[] arguments) {
        SpringApplication.run(EmptyApplication.class, arguments);
    }
}
