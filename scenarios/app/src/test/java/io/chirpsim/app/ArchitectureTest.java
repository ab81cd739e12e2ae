package io.chirpsim.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What each module may know; the table of the README. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.chirpsim");

    private static final List<String> CORE = List.of(
            "io.chirpsim.sim", "io.chirpsim.random", "io.chirpsim.flow", "io.chirpsim.stats", "io.chirpsim.units");

    private record Module(String name, List<String> own, List<String> mayUse) {}

    private static final List<Module> MODULES = List.of(
            new Module("sim-core", CORE, List.of("umontreal", "org.apache.commons.math3")),
            new Module(
                    "phy-lora",
                    List.of("io.chirpsim.phy"),
                    with(CORE, "org.apache.commons.math3", "org.locationtech.jts")),
            new Module("mac-lorawan", List.of("io.chirpsim.lorawan"), with(CORE, "io.chirpsim.phy", "com.fasterxml")),
            new Module("net-mqtt/core", List.of("io.chirpsim.mqtt"), CORE),
            new Module(
                    "net-mqtt/server", List.of("io.chirpsim.mqtt.server"), with(CORE, "io.chirpsim.mqtt", "io.netty")),
            new Module(
                    "results",
                    List.of("io.chirpsim.results"),
                    with(
                            CORE,
                            "org.apache.commons.math3",
                            "org.jfree",
                            "org.apache.batik",
                            "com.fasterxml",
                            "org.w3c")),
            new Module(
                    "scenarios/bridge",
                    List.of("io.chirpsim.bridge"),
                    with(CORE, "io.chirpsim.phy", "io.chirpsim.lorawan", "io.chirpsim.mqtt", "com.fasterxml")));

    private static List<String> with(List<String> base, String... more) {
        List<String> all = new java.util.ArrayList<>(base);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    @TestFactory
    List<DynamicTest> eachModuleKnowsOnlyWhatItMay() {
        return MODULES.stream()
                .map(module -> DynamicTest.dynamicTest(module.name(), () -> {
                    assertTrue(CLASSES.stream().anyMatch(type -> isIn(type, module)), "no class of " + module.name());
                    rule(module).check(CLASSES);
                }))
                .toList();
    }

    private static boolean isIn(JavaClass type, Module module) {
        boolean server = type.getPackageName().startsWith("io.chirpsim.mqtt.server");
        return module.own().stream().anyMatch(type.getPackageName()::startsWith)
                && (!server || module.name().equals("net-mqtt/server"));
    }

    private static ArchRule rule(Module module) {
        return ArchRuleDefinition.classes().should(new ArchCondition<>("use only what " + module.name() + " may") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isIn(type, module)) {
                    return;
                }
                type.getDirectDependenciesFromSelf().stream()
                        .filter(used -> !allowed(used.getTargetClass().getPackageName(), module))
                        .forEach(used -> events.add(SimpleConditionEvent.violated(type, used.getDescription())));
            }
        });
    }

    private static boolean allowed(String packageName, Module module) {
        return packageName.isEmpty()
                || packageName.startsWith("java")
                || packageName.startsWith("com.sun.management")
                || module.own().stream().anyMatch(packageName::startsWith)
                || module.mayUse().stream().anyMatch(packageName::startsWith);
    }

    @Test
    @DisplayName("SSJ is used in sim-core and nowhere else")
    void ssjStaysInTheCore() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CORE.stream().map(name -> name + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("umontreal..")
                .check(CLASSES);
    }

    @Test
    @DisplayName("the MQTT core knows neither Netty nor sockets")
    void mqttCoreIsSansIo() {
        noClasses()
                .that()
                .resideInAPackage("io.chirpsim.mqtt..")
                .and()
                .resideOutsideOfPackage("io.chirpsim.mqtt.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "java.net..", "java.nio.channels..")
                .check(CLASSES);
    }

    @Test
    @DisplayName("the radio knows nothing of the site's buildings and terrain, which know the radio")
    void radioBelowSite() {
        noClasses()
                .that()
                .resideInAPackage("io.chirpsim.phy")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.chirpsim.phy.site..")
                .check(CLASSES);
    }
}
