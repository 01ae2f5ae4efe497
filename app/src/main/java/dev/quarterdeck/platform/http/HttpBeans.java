package dev.quarterdeck.platform.http;

import dev.quarterdeck.platform.store.Database;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Makes what every resource shares.
@Configuration(proxyBeanMethods = false)
public class HttpBeans {

    /// The API fragments that make the one OpenAPI document.
    public static final List<String> API =
            List.of(
                    "access",
                    "signin",
                    "organization",
                    "identity",
                    "looks",
                    "facts",
                    "metrics",
                    "agreements",
                    "portfolio",
                    "seats",
                    "planning",
                    "scenarios",
                    "sources",
                    "server");

    @Bean
    Problems problems(JsonMapper json, ObjectProvider<ProblemPages> pages) {
        ProblemPages none = (request, shown) -> Optional.empty();
        return new Problems(json, pages.getIfAvailable(() -> none));
    }

    @Bean
    Notices notices(ObjectProvider<Notices.Notice> all) {
        return new Notices(all.orderedStream().toList());
    }

    @Bean
    ErrorResource errorResource(Problems problems) {
        return new ErrorResource(problems);
    }

    @Bean
    Assets assets() {
        return new Assets();
    }

    @Bean
    OpenApiResource openApiResource(JsonMapper json) {
        return new OpenApiResource(json, API);
    }

    @Bean
    IdempotencyKeys idempotencyKeys(Database database, JsonMapper json, Clock clock) {
        return new IdempotencyKeys(database, json, clock);
    }

    @Bean
    FilterRegistrationBean<RequestIds> requestIds(Clock clock, MeterRegistry meters) {
        var filter = new FilterRegistrationBean<>(new RequestIds(clock, meters));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(Problems problems) {
        var filter = new FilterRegistrationBean<>(new BodyLimit(problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    /// Bounds a body in parts, which the container reads past the filter.
    @Bean
    MultipartConfigElement uploads() {
        return new MultipartConfigElement("", BodyLimit.IMPORT, BodyLimit.IMPORT, 0);
    }

    /// Refuses what a strict reader must: unknown members, duplicates, deep nesting, giant strings.
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder ->
                builder.enable(
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .addModule(
                                new SimpleModule("plain text")
                                        .addDeserializer(String.class, new PlainText()));
    }

    @Bean
    JsonFactory limitedJson() {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(100)
                                .maxStringLength(5_000_000)
                                .maxNumberLength(100)
                                .maxNameLength(1_000)
                                .maxDocumentLength(64L << 20)
                                .build())
                .build();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> quietContainer() {
        return factory ->
                factory.addContextCustomizers(
                        context ->
                                context.getParent().getPipeline().addValve(new QuietErrorValve()));
    }
}
