package dev.quarterdeck.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class DemoFillingTest {

    @Test
    void tellsThatThePastMonthsCouldNotBeBroughtIn() {
        var told = new ArrayList<String>();
        var past = new CompletableFuture<Boolean>();

        var watched = DemoFilling.told(past, told::add);
        past.completeExceptionally(new IllegalStateException("The disk is full."));

        assertThat(told)
                .singleElement()
                .asString()
                .contains("The past months could not be brought in", "qd demo --fresh");
        assertThatThrownBy(watched::join).isInstanceOf(CompletionException.class);
    }

    @Test
    void saysNothingWhenAllIsThere() {
        var told = new ArrayList<String>();

        DemoFilling.told(CompletableFuture.completedFuture(true), told::add).join();

        assertThat(told).isEmpty();
    }
}
