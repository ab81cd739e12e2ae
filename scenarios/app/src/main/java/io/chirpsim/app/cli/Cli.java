package io.chirpsim.app.cli;

import io.chirpsim.app.load.BadScenarioException;
import io.chirpsim.app.load.DidYouMean;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the command, runs it, and turns every way to end into one exit code and, if it went wrong, as few lines as possible. */
public final class Cli {
    private final PrintStream out;
    private final PrintStream err;
    private final Faults faults;
    private final CommandLine commandLine;

    /** How much of a fault of this program is shown. */
    public enum Faults {
        /** One line. */
        IN_ONE_LINE,
        /** The line and the stack trace. */
        WITH_STACK_TRACE
    }

    /**
     * @param out standard output, for results
     * @param err standard error, for everything else
     * @param faults how much of a fault is shown
     * @param commands the commands, each annotated with {@link Command}, in the order of the help
     */
    public Cli(PrintStream out, PrintStream err, Faults faults, List<? extends Callable<Integer>> commands) {
        this.out = out;
        this.err = err;
        this.faults = faults;
        this.commandLine = new CommandLine(new Chirpsim());
        commands.forEach(commandLine::addSubcommand);
        addHelp(commandLine);
        commandLine
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(this::badArguments)
                .setExecutionExceptionHandler((e, command, result) -> failed(e));
    }

    private static void addHelp(CommandLine commandLine) {
        commandLine.getSubcommands().values().forEach(sub -> sub.getCommandSpec()
                .addMixin("help", CommandLine.Model.CommandSpec.forAnnotatedObject(new Help())));
    }

    /** Runs one command line and gives the exit code. */
    public int run(String... args) {
        int code;
        try {
            code = commandLine.execute(args);
        } catch (Error e) {
            code = fault("", e);
        }
        out.flush();
        if (out.checkError()) {
            err.println("chirpsim: standard output could not be written");
            return code == ExitCode.OK ? ExitCode.OUTPUT_FAILED : code;
        }
        return code;
    }

    private int badArguments(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String what = e instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched.getUnmatched().get(0), command)
                : oneLine(e.getMessage());
        err.println("chirpsim: " + what + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.BAD_INPUT;
    }

    private static String unknown(String word, CommandLine command) {
        boolean option = word.startsWith("-");
        Collection<String> known = option
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
        if (!option && known.isEmpty()) {
            return "'" + word + "' is one argument too many";
        }
        return (option ? "unknown option '" : "unknown command '") + word + "'"
                + DidYouMean.nearest(word, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
    }

    private int failed(Exception e) {
        if (e instanceof BadScenarioException bad) {
            bad.problems().forEach(err::println);
            return ExitCode.BAD_INPUT;
        }
        if (e instanceof OutputFailedException) {
            err.println("chirpsim: " + oneLine(e.getMessage()));
            return ExitCode.OUTPUT_FAILED;
        }
        if (e instanceof InterruptedException) {
            err.println("chirpsim: interrupted");
            return ExitCode.INTERRUPTED;
        }
        return e instanceof FaultException ? fault(" (" + e.getMessage() + ")", e.getCause()) : fault("", e);
    }

    private int fault(String where, Throwable e) {
        err.println("chirpsim: a fault of chirpsim " + Version.text() + where + ": " + oneLine(e.toString())
                + ". Please report it with this line and the scenario"
                + (faults == Faults.IN_ONE_LINE ? "; CHIRPSIM_DEBUG=1 shows more." : "."));
        if (faults == Faults.WITH_STACK_TRACE) {
            e.printStackTrace(err);
        }
        return ExitCode.FAULT;
    }

    private static String oneLine(String text) {
        return String.valueOf(text).strip().replaceAll("\\s+", " ");
    }

    /** Every command explains itself. */
    @Command
    private static final class Help {
        @CommandLine.Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean asked;
    }

    /** The program itself: without a command it shows its help. */
    @Command(
            name = "chirpsim",
            description =
                    "Will this LoRaWAN + MQTT deployment work? Simulates it from the sensor's reading to the subscriber.",
            versionProvider = Version.class,
            footer = {"", "Begin with: chirpsim run hello"})
    private static final class Chirpsim implements Callable<Integer> {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @CommandLine.Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean helpAsked;

        @CommandLine.Option(
                names = {"-V", "--version"},
                versionHelp = true,
                description = "Show the version.")
        private boolean versionAsked;

        @Override
        public Integer call() {
            spec.commandLine().usage(spec.commandLine().getErr());
            return ExitCode.BAD_INPUT;
        }
    }
}
