package dev.devmentor.gateway.testing;

/** What a fake service says about itself; {@code Thing} means something else in each of them. */
final class FakeDescription {

  private FakeDescription() {}

  static String of(String service) {
    return """
        {"openapi": "3.1.0", "info": {"title": "%1$s", "version": "1"},
         "paths": {"%2$s": {"get": {"operationId": "list", "responses": {"200": {
           "description": "ok", "content": {"application/json": {"schema":
             {"$ref": "#/components/schemas/Thing"}}}}}}},
           "/internal": {"get": {"responses": {"200": {"description": "ok"}}}}},
         "components": {"schemas": {"Thing": {"type": "object", "title": "%1$s"},
           "Problem": {"type": "object"}}}}
        """
        .formatted(service, path(service));
  }

  private static String path(String service) {
    return switch (service) {
      case "auth" -> "/api/v1/auth/me";
      case "projects" -> "/api/v1/projects";
      default -> "/api/v1/memory/documents";
    };
  }
}
