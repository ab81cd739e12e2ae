package io.chirpsim.app.cli;

import io.chirpsim.mqtt.server.BindFailedException;
import io.chirpsim.mqtt.server.MqttTcpServer;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chirpsim broker}. */
@Command(
        name = "broker",
        description = "Serve the MQTT broker alone, on TCP, until interrupted.",
        footer = {"", "MQTT 3.1 and 3.1.1, QoS 0 to 2; nothing is kept when it ends."})
public final class BrokerCommand implements Callable<Integer> {
    private static final int MAX_PORT = 0xFFFF;

    private final PrintStream err;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = "Port to listen on. Default: 1883.")
    private int port = 1883;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Address to listen on. Default: this machine only.")
    private String address = "127.0.0.1";

    /**
     * @param err where it says that it listens
     */
    public BrokerCommand(PrintStream err) {
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > MAX_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--port: found '" + port + "'; allowed: 1 to 65535, or 0 for any free one");
        }
        try (MqttTcpServer server = MqttTcpServer.start(address, port)) {
            err.println("chirpsim: MQTT broker listening on " + address + ":" + server.port() + "; Ctrl-C ends it");
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close-broker"));
            new CountDownLatch(1).await();
            return ExitCode.OK;
        } catch (BindFailedException e) {
            throw new OutputFailedException(e.getMessage(), e);
        }
    }
}
