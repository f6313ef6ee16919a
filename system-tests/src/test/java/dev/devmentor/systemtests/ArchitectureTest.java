package dev.devmentor.systemtests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house that a machine can see, over the compiled classes of every module. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

  private static final String ROOT = "dev.devmentor.";

  private static final List<String> SERVICES =
      List.of("auth", "project", "memory", "learning", "gateway");

  private JavaClasses house;

  @BeforeAll
  void open() {
    List<Path> modules =
        Stream.of(
                "platform",
                "local-stack",
                "db-migrations",
                "auth-service",
                "project-service",
                "memory-service",
                "learning-service",
                "api-gateway")
            .map(module -> Platform.REPOSITORY.resolve(module).resolve("target/classes"))
            .toList();
    house = new ClassFileImporter().importPaths(modules);
  }

  @Test
  void resourcesLeaveSqlToRepositories() {
    check(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.vertx.sqlclient..", "io.vertx.mutiny.sqlclient..", "org.hibernate..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Repository"));
  }

  /** Without a media type, whoever accepts plain text gets what toString() makes of the answer. */
  @Test
  void resourcesSayWhatTheyProduce() {
    check(
        classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .beAnnotatedWith("jakarta.ws.rs.Produces")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("StoredContent")); // a content has a type of its own
  }

  @Test
  void repositoriesDoNotKnowWhoCallsThem() {
    check(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Resource")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Service"));
  }

  List<String> services() {
    return SERVICES;
  }

  @ParameterizedTest
  @MethodSource("services")
  void servicesDoNotImportEachOther(String service) {
    String[] others =
        SERVICES.stream()
            .filter(other -> !other.equals(service))
            .map(other -> ROOT + other + "..")
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + service + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(others));
  }

  @Test
  void nothingShippedNeedsTheLocalStack() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "localstack..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "localstack.."));
  }

  @Test
  void platformKnowsNoService() {
    check(
        classes()
            .that()
            .resideInAPackage(ROOT + "platform..")
            .should()
            .onlyDependOnClassesThat(
                com.tngtech.archunit.base.DescribedPredicate.not(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                        Stream.concat(SERVICES.stream(), Stream.of("migrations", "localstack"))
                            .map(name -> ROOT + name + "..")
                            .toArray(String[]::new)))));
  }

  @Test
  void noClassIsNamedForHavingNoName() {
    check(
        noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Common)(\\$.*)?"));
  }

  private void check(ArchRule rule) {
    rule.check(house);
  }
}
