package dev.quarterdeck.cli;

import picocli.CommandLine.Command;

@Command(name = "backtest")
final class BacktestCommand implements java.util.concurrent.Callable<Integer> {
    BacktestCommand(Console c) {}

    public Integer call() {
        return 0;
    }
}
