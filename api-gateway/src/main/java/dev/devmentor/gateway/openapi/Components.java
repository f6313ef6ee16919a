package dev.devmentor.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The named components of several documents in one name space. What is equal everywhere is kept
 * once; a name that means different things gets the service's name in front in every document that
 * has it, and so does whatever refers to it under a shared name.
 */
final class Components {

  private static final String PREFIX = "#/components/";

  private final Map<String, ObjectNode> documents;
  private final Set<String> contested;

  /**
   * @param documents whole OpenAPI documents by service
   */
  Components(Map<String, ObjectNode> documents) {
    this.documents = documents;
    this.contested = contested();
  }

  /** The document of a service with its contested components and all references renamed. */
  ObjectNode renamed(String service) {
    ObjectNode document = documents.get(service).deepCopy();
    if (document.get("components") instanceof ObjectNode components) {
      components
          .properties()
          .forEach(section -> rename(service, section.getKey(), (ObjectNode) section.getValue()));
    }
    redirect(service, document);
    return document;
  }

  /** Pointers like {@code schemas/Page}. */
  private Set<String> contested() {
    Set<String> found = new TreeSet<>();
    int before;
    do {
      before = found.size();
      pointers().forEach((pointer, meanings) -> contest(pointer, meanings, found));
    } while (found.size() > before);
    return found;
  }

  private static void contest(String pointer, Set<JsonNode> meanings, Set<String> found) {
    boolean shared = meanings.size() > 1;
    boolean refersToContested =
        meanings.stream()
            .flatMap(meaning -> meaning.findValuesAsText("$ref").stream())
            .anyMatch(reference -> found.contains(pointer(reference)));
    if (shared || refersToContested) {
      found.add(pointer);
    }
  }

  private Map<String, Set<JsonNode>> pointers() {
    Map<String, Set<JsonNode>> all = new TreeMap<>();
    documents.values().forEach(document -> collect(document.path("components"), all));
    return all;
  }

  private static void collect(JsonNode components, Map<String, Set<JsonNode>> all) {
    for (Map.Entry<String, JsonNode> section : components.properties()) {
      for (Map.Entry<String, JsonNode> part : section.getValue().properties()) {
        all.computeIfAbsent(section.getKey() + "/" + part.getKey(), _ -> new java.util.HashSet<>())
            .add(part.getValue());
      }
    }
  }

  private void rename(String service, String section, ObjectNode parts) {
    Set<String> names =
        parts.propertyStream().map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
    for (String name : names) {
      if (contested.contains(section + "/" + name)) {
        parts.set(service + "." + name, parts.remove(name));
      }
    }
  }

  private void redirect(String service, JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().stream()
          .filter(member -> member.getValue().isTextual())
          .filter(member -> contested.contains(pointer(member.getValue().textValue())))
          .forEach(member -> member.setValue(qualified(service, member.getValue().textValue())));
    }
    node.forEach(child -> redirect(service, child));
  }

  private static TextNode qualified(String service, String reference) {
    int name = reference.lastIndexOf('/') + 1;
    return TextNode.valueOf(
        reference.substring(0, name) + service + "." + reference.substring(name));
  }

  private static String pointer(String reference) {
    return reference.startsWith(PREFIX) ? reference.substring(PREFIX.length()) : "";
  }
}
