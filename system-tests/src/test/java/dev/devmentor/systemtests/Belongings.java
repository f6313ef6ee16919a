package dev.devmentor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one user has in every service: the ids by which others must not reach it.
 *
 * @param marker a word that stands in all of the user's content and nowhere else
 */
record Belongings(
    String marker,
    String projectId,
    String epicId,
    String taskId,
    String fileId,
    String documentId,
    String roadmapId,
    String roadmapItemId,
    String assessmentId) {

  /** Fills every room for the user, through the gateway. */
  static Belongings of(Account account) {
    Client client = account.client();
    String marker = "marker" + UUID.randomUUID().toString().substring(0, 8);
    JsonNode project = project(client, marker);
    String projectId = project.path("id").asText();
    JsonNode tasks = client.get("/api/v1/projects/" + projectId + "/tasks").expect(200).json();
    JsonNode epics = client.get("/api/v1/projects/" + projectId + "/epics").expect(200).json();
    JsonNode roadmap = roadmap(client, marker);
    return new Belongings(
        marker,
        projectId,
        epics.path("items").path(0).path("id").asText(),
        tasks.path("items").path(0).path("id").asText(),
        file(client, projectId, marker).path("id").asText(),
        document(client, projectId, marker).path("id").asText(),
        roadmap.path("id").asText(),
        roadmap.path("items").path(0).path("id").asText(),
        client.post("/api/v1/learning/assessments", Map.of("skill", "git")).expect(201).text("id"));
  }

  private static JsonNode project(Client client, String marker) {
    return client
        .post(
            "/api/v1/projects",
            Map.of(
                "name",
                "Project " + marker,
                "epics",
                List.of(
                    Map.of(
                        "name",
                        "Epic " + marker,
                        "tasks",
                        List.of(Map.of("title", "First " + marker), Map.of("title", "Second"))))))
        .expect(201)
        .json();
  }

  private static JsonNode file(Client client, String projectId, String marker) {
    return client
        .send(
            "POST",
            "/api/v1/projects/" + projectId + "/files?path=src/Main.java",
            BodyPublishers.ofString("class Main { /* " + marker + " */ }"),
            Map.of("Content-Type", "text/x-java"))
        .expect(201)
        .json();
  }

  private static JsonNode document(Client client, String projectId, String marker) {
    return client
        .json(
            "POST",
            "/api/v1/memory/documents",
            Map.of(
                "title", "Note " + marker,
                "content", "The secret word of this note is " + marker + ".",
                "projectId", projectId),
            Map.of("Prefer", "wait=20"))
        .expect(201)
        .json();
  }

  private static JsonNode roadmap(Client client, String marker) {
    return client
        .post(
            "/api/v1/learning/roadmaps",
            Map.of("title", "Road " + marker, "goalSkills", List.of("kubernetes")))
        .expect(201)
        .json();
  }
}
