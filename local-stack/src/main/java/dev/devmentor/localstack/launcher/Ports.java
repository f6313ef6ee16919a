package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;

/** Which part listens where. */
final class Ports {

  private final Map<Part, Integer> byPart;

  Ports(Map<Part, Integer> byPart) {
    this.byPart = new EnumMap<>(byPart);
  }

  /** The ports of the environment, where it has some, else the usual ones. */
  static Ports from(Map<String, String> environment) {
    Map<Part, Integer> chosen = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      String value = environment.get(part.portVariable());
      int port = value == null || value.isBlank() ? part.defaultPort() : parse(part, value);
      chosen.forEach((other, taken) -> refuseTwice(part, other, port, taken));
      chosen.put(part, port);
    }
    return new Ports(chosen);
  }

  private static int parse(Part part, String value) {
    if (!value.strip().matches("\\d{1,5}")
        || Integer.parseInt(value.strip()) < 1
        || Integer.parseInt(value.strip()) > 65_535) {
      throw new Complaint(
          part.portVariable() + " must be a port from 1 to 65535, but is \"" + value + "\".");
    }
    return Integer.parseInt(value.strip());
  }

  private static void refuseTwice(Part part, Part other, int port, int taken) {
    if (port == taken) {
      throw new Complaint(
          "%s and %s are both %d.".formatted(other.portVariable(), part.portVariable(), port));
    }
  }

  int of(Part part) {
    return byPart.get(part);
  }

  /** Refuses to go on if something of somebody else's listens on one of the ports. */
  void requireFree() {
    byPart.forEach(Ports::requireFree);
  }

  private static void requireFree(Part part, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new Complaint(
          """
          Port %1$d for %2$s is taken. Stop what listens there, or choose another one:
            %3$s=%4$d ./devmentor up"""
              .formatted(port, part.title(), part.portVariable(), port + 1));
    }
  }
}
