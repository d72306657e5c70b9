package uk.careforms.docs;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.careforms.docs.House.Room;
import uk.careforms.docs.House.Source;

/**
 * What may stand on what. Plain {@code @Test} methods on purpose: under Surefire, ArchUnit's own {@code @ArchTest} fields
 * were seen to run no rule at all while the build stayed green.
 */
class HouseRulesTest {

    /** Raise it as the house grows: rules over nothing always pass. */
    private static final int CLASSES_AT_LEAST = 70;

    /** Each room of ours and the rooms it may stand on. A new module must be entered here. */
    private static final Map<String, List<String>> FLOORS = Map.of(
            "sdk-core/api", List.of(),
            "sdk-core/testkit", List.of("sdk-core/api"),
            "sdk-core/engine", List.of("sdk-core/api"),
            "sdk-core/workflow", List.of("sdk-core/api"),
            "sdk-connectors/systems", List.of("sdk-core/api"),
            "sdk-connectors/simulators", List.of("sdk-core/api"),
            "sdk-forms", List.of("sdk-core/api", "sdk-core/engine"));

    /** Each third party and the only packages of the SDK that may import it. Examples import what they like. */
    private static final Map<String, List<String>> GUESTS = Map.ofEntries(
            Map.entry("org.flowable..", List.of("uk.careforms.workflow..")),
            Map.entry("org.kie..", List.of("uk.careforms.workflow..")),
            Map.entry("org.drools..", List.of("uk.careforms.workflow..")),
            Map.entry("org.everit..", List.of("uk.careforms.engine.internal.pack..")),
            Map.entry("org.json..", List.of("uk.careforms.engine.internal.pack..")),
            Map.entry("org.jdbi..", List.of("uk.careforms.engine..")),
            Map.entry("org.flywaydb..", List.of("uk.careforms.engine..")),
            Map.entry("com.github.mustachejava..", List.of("uk.careforms.engine..", "uk.careforms.forms..")),
            Map.entry("jakarta.servlet..", List.of("uk.careforms.forms..")),
            Map.entry("tools.jackson..", List.of("uk.careforms.systems..", "uk.careforms.simulators..")),
            Map.entry("com.fasterxml..", List.of("uk.careforms.systems..", "uk.careforms.simulators..")),
            Map.entry("org.apache.hc..", List.of("uk.careforms.systems..")),
            Map.entry("org.junit..", List.of("uk.careforms.testkit..")),
            Map.entry("org.assertj..", List.of("uk.careforms.testkit..")),
            Map.entry("org.eclipse.jetty..", List.of()),
            Map.entry("org.springframework..", List.of()),
            Map.entry("org.apache.commons..", List.of()));

    @Test
    void the_whole_house_is_looked_at() {
        List<String> unseen = House.SOURCES.stream()
                .filter(source -> source.main() && !source.describesPackage())
                .map(Source::className)
                .filter(name -> !House.CLASSES.contain(name))
                .toList();

        assertThat(unseen).as("source files whose class the rules never saw").isEmpty();
        assertThat(House.CLASSES).hasSizeGreaterThan(CLASSES_AT_LEAST);
    }

    @Test
    void every_class_lives_under_the_package_of_its_room() {
        assertThat(House.SOURCES.stream()
                        .filter(source -> !source.room().owns(source.packageName()))
                        .map(Source::place))
                .as("files outside the package of their module")
                .isEmpty();
    }

    @Test
    void every_shipped_room_has_its_floor() {
        assertThat(House.ROOMS.stream().filter(Room::shipped).map(Room::folder))
                .containsExactlyInAnyOrderElementsOf(FLOORS.keySet());
    }

    @Test
    void packages_have_no_circles() {
        slices().matching("uk.careforms.(**)").should().beFreeOfCycles().check(House.CLASSES);
    }

    @Test
    void the_api_stands_alone() {
        classes()
                .that()
                .resideInAPackage("uk.careforms.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("uk.careforms.api..", "java..", "javax.sql..", "jakarta.json..", "org.jspecify..")
                .check(House.CLASSES);
    }

    @Test
    void the_charging_calculation_stands_alone() {
        classes()
                .that()
                .resideInAPackage("uk.careforms.charging..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "uk.careforms.charging..", "uk.careforms.api..", "java..", "jakarta.json..", "org.jspecify..")
                .check(House.CLASSES);
        classes()
                .that()
                .resideInAPackage("uk.careforms.charging..")
                .and()
                .doNotHaveSimpleName("Charging")
                .should()
                .notBePublic()
                .check(House.CLASSES);
    }

    @Test
    void arrows_go_down_only() {
        assertThat(House.ROOMS.stream()
                        .filter(Room::shipped)
                        .flatMap(room -> broken(noClasses()
                                .that()
                                .resideInAnyPackage(room.packages())
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(notBelow(room)))))
                .isEmpty();
    }

    @Test
    void nobody_enters_the_inner_rooms_of_another_house() {
        assertThat(House.ROOMS.stream()
                        .flatMap(room -> broken(noClasses()
                                .that()
                                .resideOutsideOfPackage(room.base() + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(room.base() + ".internal.."))))
                .isEmpty();
    }

    @Test
    void each_guest_stays_in_its_room() {
        assertThat(GUESTS.entrySet().stream()
                        .flatMap(guest -> broken(noClasses()
                                .that(ship())
                                .and()
                                .resideOutsideOfPackages(guest.getValue().toArray(String[]::new))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(guest.getKey()))))
                .isEmpty();
    }

    @Test
    void one_connected_system_never_imports_another() {
        slices().matching("uk.careforms.systems.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        DescribedPredicate.alwaysTrue(), resideInAPackage("uk.careforms.systems.internal.wire.."))
                .allowEmptyShould(true)
                .check(House.CLASSES);
    }

    @Test
    void the_sdk_writes_to_the_log_and_never_to_the_console() {
        noClasses()
                .that(ship())
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(House.CLASSES);
    }

    @Test
    void time_comes_from_a_clock_we_are_given() {
        noClasses()
                .that(ship())
                .should()
                .accessTargetWhere(readsTheMachinesClock())
                .check(House.CLASSES);
    }

    @Test
    void these_tests_run_far_from_london_so_that_a_forgotten_zone_shows() {
        assertThat(TimeZone.getDefault()).isEqualTo(TimeZone.getTimeZone("America/New_York"));
    }

    private static String[] notBelow(Room room) {
        List<String> below = FLOORS.getOrDefault(room.folder(), List.of());
        return House.ROOMS.stream()
                .filter(other -> !other.equals(room) && !below.contains(other.folder()))
                .flatMap(other -> Stream.of(other.packages()))
                .toArray(String[]::new);
    }

    /** What breaks a rule, so that one test can show all of several rules; a room may still be empty. */
    private static Stream<String> broken(ArchRule rule) {
        return rule.allowEmptyShould(true).evaluate(House.CLASSES).getFailureReport().getDetails().stream();
    }

    private static DescribedPredicate<JavaClass> ship() {
        return resideInAPackage("uk.careforms..")
                .and(DescribedPredicate.not(resideInAPackage("uk.careforms.examples..")))
                .as("ship with the SDK");
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheMachinesClock() {
        return DescribedPredicate.describe("reads the machine's clock; take a java.time.Clock instead", access -> {
            String owner = access.getTargetOwner().getName();
            boolean withoutClock = access.getTarget() instanceof CodeUnitAccessTarget unit
                    && unit.getRawParameterTypes().isEmpty();
            boolean now = owner.startsWith("java.time.") && access.getName().equals("now");
            boolean date =
                    owner.equals(Date.class.getName()) && access.getName().equals("<init>");
            boolean millis =
                    owner.equals(System.class.getName()) && access.getName().equals("currentTimeMillis");
            return withoutClock && (now || date || millis);
        });
    }
}
