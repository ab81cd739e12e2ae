package io.chirpsim.validation;

import io.chirpsim.app.cli.CommandProvider;
import io.chirpsim.app.load.ScenarioLoader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Brings {@code chirpsim validate}. */
public final class ValidateProvider implements CommandProvider {
    @Override
    public Callable<Integer> command(ScenarioLoader loader, Path workingDirectory, PrintStream out) {
        return new ValidateCommand(checks(loader), workingDirectory, out);
    }

    /** Every check, the quick ones first. */
    static List<Check> checks(ScenarioLoader loader) {
        return List.of(
                new AirtimeCheck(),
                new PathLossCheck(),
                new MatrixCheck(),
                new DutyCycleCheck(),
                new FrameErrorCheck(),
                new ReceptionCheck(),
                new MeasuredLinksCheck(),
                new EnergyCheck(loader),
                new AlohaCheck(),
                new ErlangCheck(),
                new LrFhssCheck(),
                new CaptureCheck(),
                new OutageCheck(),
                new Ns3Check(loader),
                new ConfirmedCheck(loader),
                new AdrCheck(loader),
                new AckBudgetCheck(loader),
                new LorasimCheck(loader));
    }
}
